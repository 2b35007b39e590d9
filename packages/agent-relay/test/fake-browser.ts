import type { TabsBrowser } from '../src/tabs.js';

interface Waiting {
  readonly name: string;
  readonly run: () => void;
}

/** One browser with several pages: they share locks and channels. */
export class FakeBrowser {
  #held = new Set<string>();
  #queue: Waiting[] = [];
  readonly #channels = new Set<{ readonly name: string; onmessage: ((event: MessageEvent) => unknown) | null }>();

  get openChannels(): number {
    return this.#channels.size;
  }

  get heldLocks(): number {
    return this.#held.size;
  }

  page(): EventTarget & TabsBrowser {
    const channels = this.#channels;
    class Channel {
      readonly name: string;
      onmessage: ((event: MessageEvent) => unknown) | null = null;
      constructor(name: string) {
        this.name = name;
        channels.add(this);
      }
      postMessage(): void {
        for (const other of channels) if (other !== this && other.name === this.name) other.onmessage?.(new MessageEvent('message'));
      }
      close(): void { channels.delete(this); }
    }
    return Object.assign(new EventTarget(), { navigator: { locks: { request: this.#request as LockManager['request'] } }, BroadcastChannel: Channel as never });
  }

  readonly #request = (name: string, { signal }: LockOptions, hold: () => unknown): Promise<void> => new Promise((resolve, reject) => {
    const waiting = { name, run: () => {
      this.#held.add(name);
      void Promise.resolve(hold()).then(() => {
        this.#held.delete(name);
        resolve();
        this.#next();
      });
    } };
    this.#queue.push(waiting);
    signal?.addEventListener('abort', () => {
      if (!this.#queue.includes(waiting)) return;
      this.#queue = this.#queue.filter(other => other !== waiting);
      reject(signal.reason as Error);
    });
    this.#next();
  });

  #next(): void {
    const next = this.#queue.find(({ name }) => !this.#held.has(name));
    if (!next) return;
    this.#queue = this.#queue.filter(other => other !== next);
    next.run();
  }
}
