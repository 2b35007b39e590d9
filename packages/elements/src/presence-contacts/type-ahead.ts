import { fold } from './by-name.js';
import type { Row } from './rows.js';

// Whoever types slower than this begins a new word (milliseconds).
const PAUSE = 1_000;

/** Finds a row by the first letters of its name, typed one after the other. */
export class TypeAhead {
  #typed = '';
  #at = -Infinity;

  /** Is this key a letter of a name? A space is one only within a word. */
  isLetter(key: string, time: number): boolean {
    return [...key].length === 1 && (key !== ' ' || (!!this.#typed && time - this.#at < PAUSE));
  }

  /** The row that is meant from `from` on; undefined where no name begins so. `time` in milliseconds. */
  find(key: string, rows: readonly Row[], from: number, time: number): number | undefined {
    this.#typed = time - this.#at < PAUSE ? this.#typed + key : key;
    this.#at = time;
    // The same letter again means the next who begins with it; a longer word may still be the row where one is.
    const isSame = [...this.#typed].every(letter => letter === key), sought = fold(isSame ? key : this.#typed.trimStart());
    const first = isSame ? from + 1 : from;
    for (let step = 0; step < rows.length; step++) {
      const at = (first + step) % rows.length;
      if (sought && fold(nameOf(rows[at]!)).startsWith(sought)) return at;
    }
    return undefined;
  }
}

const nameOf = ({ entry, ...row }: Row): string => entry?.key ?? ('name' in row ? row.name : undefined) ?? '';
