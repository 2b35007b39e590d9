import type { Office } from './office.js';
import { writeList } from './rls-services.js';
import { Xcap } from './xcap.js';

const USAGE = 'rls-services', TYPE = 'application/rls-services+xml';
// What is scrolled past is one document, not many (milliseconds).
const CALM = 500;

/** Keeps the list on the server: whoever is watched is written there (RFC 4826 §4). */
export class ListKeeper {
  readonly #office: Office;
  readonly #done: () => void;
  #written: ReadonlySet<string> = new Set();
  #cancel: (() => void) | undefined;
  #writing = new AbortController();

  constructor(office: Office, done: () => void) {
    this.#office = office;
    this.#done = done;
  }

  /** Is there a document under way? */
  get busy(): boolean {
    return !!this.#cancel;
  }

  /** These are watched. Whoever is on the list already changes nothing; who has left stays until it is written anew. */
  keep(uris: readonly string[]): void {
    if (uris.every(uri => this.#written.has(uri))) return;
    this.#cancel?.();
    this.#cancel = this.#office.settings.schedule(() => void this.#write(uris), CALM);
  }

  close(): void {
    this.#cancel?.();
    this.#cancel = undefined;
    this.#writing.abort();
  }

  async #write(uris: readonly string[]): Promise<void> {
    const { settings } = this.#office, mine = this.#cancel;
    // One at a time: of two that are under way the older may come last.
    this.#writing.abort();
    this.#writing = new AbortController();
    try {
      await new Xcap(settings, this.#writing.signal).write(USAGE, TYPE, writeList(settings.list!, uris));
    } catch {
      // Then the list stays as it was, and whoever is not on it is subscribed to singly.
    }
    // Closed, or changed meanwhile.
    if (this.#cancel !== mine) return;
    this.#cancel = undefined;
    this.#written = new Set(uris);
    this.#done();
  }
}
