import type { Schedule } from '@presence-elements/core';
import { later } from '../later.js';
import type { NetworkStatus } from './network-status.js';

// A network that comes and goes is no reason to fill a log: one line for each this often (milliseconds).
const CALM = 60_000;

export interface StatusLineOptions {
  readonly now?: (() => number) | undefined;
  readonly schedule?: Schedule | undefined;
}

interface Line { printed: string; at: number; last: NetworkStatus; cancel?: (() => void) | undefined }

/** One line to the operator whenever a network is lost or there again, at most one a minute for each: the first at once, then how it stands. */
export class StatusLines {
  readonly #print: (line: string) => void;
  readonly #now: () => number;
  readonly #schedule: Schedule;
  readonly #lines = new Map<string, Line>();

  constructor(print: (line: string) => void, { now = Date.now, schedule = later }: StatusLineOptions = {}) {
    this.#print = print;
    this.#now = now;
    this.#schedule = schedule;
  }

  /** May be passed on its own. */
  readonly tell = (status: NetworkStatus): void => {
    const line = this.#lines.get(status.network) ?? { printed: '', at: -Infinity, last: status };
    this.#lines.set(status.network, line);
    line.last = status;
    if (line.cancel || words(status) === line.printed) return;
    const wait = line.at + CALM - this.#now();
    if (wait <= 0) return this.#say(line);
    line.cancel = this.#schedule(() => {
      line.cancel = undefined;
      if (words(line.last) !== line.printed) this.#say(line);
    }, wait);
  };

  stop(): void {
    for (const { cancel } of this.#lines.values()) cancel?.();
    this.#lines.clear();
  }

  #say(line: Line): void {
    line.printed = words(line.last);
    line.at = this.#now();
    this.#print(`${line.last.network}: ${line.printed}`);
  }
}

const words = ({ state, problem }: NetworkStatus): string => (problem ? `${state} (${problem})` : state);
