/** A request that waits for a test to answer it. */
export interface Waiting {
  readonly url: URL;
  readonly init: RequestInit;
  answer(body: unknown, status?: number, headers?: Record<string, string>): void;
  fail(): void;
}

/** A network that is nothing but a test's script: every request but the one for versions waits to be answered. */
export class ScriptedFetch {
  readonly asked: Waiting[] = [];
  readonly #open = new Set<Waiting>();

  /** The oldest request that has no answer yet. */
  get next(): Waiting {
    const [first] = this.#open;
    if (!first) throw new Error('nothing is asked');
    return first;
  }

  /** Those that have no answer yet, to paths that hold this. */
  all(part: string): readonly Waiting[] {
    return [...this.#open].filter(({ url }) => url.pathname.includes(part));
  }

  get open(): number {
    return this.#open.size;
  }

  readonly fetch = (url: string, init: RequestInit): Promise<Response> => {
    if (url.endsWith('/versions')) return Promise.resolve(Response.json({ versions: ['v1.11'] }));
    return new Promise((resolve, reject) => {
      const end = <T>(how: (with_: T) => void) => (value: T): void => {
        this.#open.delete(waiting);
        how(value);
      };
      const refuse = end<Error>(reject);
      const waiting: Waiting = {
        url: new URL(url), init,
        answer: (body, status = 200, headers = {}) => end(resolve)(Response.json(body, { status, headers })),
        fail: () => refuse(new TypeError('fetch failed')),
      };
      if (init.signal?.aborted) return reject(new Error('aborted'));
      init.signal?.addEventListener('abort', () => refuse(new Error('aborted')));
      this.asked.push(waiting);
      this.#open.add(waiting);
    });
  };
}
