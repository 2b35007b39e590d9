import type { Scroll } from './span.js';

// Until something has been measured: so high is a row by default, and so much of the list is seen (px).
const GUESS: Scroll = { top: 0, height: 480, row: 48 };

/** Measures a list that scrolls, and scrolls it. */
export class Measures {
  readonly #changed: () => void;
  #scroll: Scroll = GUESS;
  #isGuess = true;
  #topWanted: number | undefined;
  #list: HTMLElement | undefined;
  #rows: HTMLElement | undefined;
  #observer: ResizeObserver | undefined;

  /** `changed` is called when the list was scrolled, or something has another size. */
  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** As it will be once the list has been drawn. */
  get scroll(): Scroll {
    return { ...this.#scroll, top: this.#topWanted ?? this.#scroll.top };
  }

  /** Scrolls once the list is drawn, and so long enough. */
  scrollTo(top: number): void {
    this.#topWanted = Math.max(top, 0);
  }

  /** Call it after each update: follows these elements, or none any more, and scrolls where that is wanted. */
  follow(list: HTMLElement | null, rows?: HTMLElement | null): void {
    if ((list ?? undefined) !== this.#list) this.#observe(list ?? undefined, rows ?? undefined);
    const top = this.#topWanted;
    this.#topWanted = undefined;
    if (!list || top === undefined || top === this.#scroll.top) return;
    list.scrollTop = top;
    this.#scroll = { ...this.#scroll, top: list.scrollTop };
  }

  readonly scrolled = ({ currentTarget }: Event): void => {
    const { top: before, row } = this.#scroll, top = Math.max((currentTarget as HTMLElement).scrollTop, 0);
    this.#scroll = { ...this.#scroll, top };
    // Within one row there is nothing else to draw.
    if (Math.floor(top / row) !== Math.floor(before / row)) this.#changed();
  };

  #observe(list: HTMLElement | undefined, rows: HTMLElement | undefined): void {
    this.#observer?.disconnect();
    this.#observer = undefined;
    // A list that was moved in the document is scrolled to its top.
    this.#scroll = { ...this.#scroll, top: list?.scrollTop ?? 0 };
    this.#list = list;
    this.#rows = rows;
    if (!list || !rows) return;
    this.#observer = new ResizeObserver(entries => this.#resized(entries));
    this.#observer.observe(list);
    this.#observer.observe(rows);
  }

  /** Reads what the browser has laid out anyway: asking for it elsewhere would make it lay out once more. */
  #resized(entries: readonly ResizeObserverEntry[]): void {
    const { top, height, row } = this.#scroll;
    for (const { target, contentRect } of entries) {
      const count = Number((target as HTMLElement).style.getPropertyValue('--_count'));
      if (target === this.#list) this.#scroll = { ...this.#scroll, height: contentRect.height };
      else if (target === this.#rows && count && contentRect.height) this.#scroll = { ...this.#scroll, row: rounded(contentRect.height / count) };
    }
    // When text was made larger, the row at the top stays there. A guess that was wrong is no change.
    if (row !== this.#scroll.row && top && !this.#isGuess) this.#topWanted = top / row * this.#scroll.row;
    this.#isGuess = false;
    if (row !== this.#scroll.row || height !== this.#scroll.height) this.#changed();
  }
}

/** Browsers lay out in 60ths or 64ths of a pixel: of ten thousand rows and of one the same height must come out. */
const rounded = (height: number): number => Math.round(height * 10) / 10;
