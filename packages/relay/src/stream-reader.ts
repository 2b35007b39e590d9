import { SSE_HEARTBEAT, sseEvent } from './sse.js';
import type { StreamLog } from './stream-log.js';

export interface ReaderOptions {
  readonly id: string;
  readonly log: StreamLog;
  /** The number of the last change that the reader already has. */
  readonly after: number;
  /** The data of the first event. */
  readonly greeting: Readonly<Record<string, unknown>> & { readonly revision?: string | undefined };
  /** Another one after each change of the settings that concerns the viewer. */
  readonly revision?: (() => string | undefined) | undefined;
  /** Once, when nothing more will be written. */
  closed(): void;
}

// What waits for a slow reader besides the log (bytes), and how long one event gets (characters).
const BUFFER = 65_536, EVENT = 16_384;
const encoder = new TextEncoder();

/** One connection that reads a stream: it is given what it takes and never more, so that a slow one costs no memory. */
export class StreamReader {
  readonly body: ReadableStream<Uint8Array>;
  readonly #options: ReaderOptions;
  #controller!: ReadableStreamDefaultController<Uint8Array>;
  #sent: number;
  #revision: string | undefined;
  #woken = false;
  #stuck = false;
  #open = true;

  constructor(options: ReaderOptions) {
    this.#options = options;
    this.#sent = options.after;
    this.#revision = options.greeting.revision;
    this.body = new ReadableStream<Uint8Array>({
      start: controller => void (this.#controller = controller),
      pull: () => {
        this.#stuck = false;
        this.#flush();
      },
      cancel: () => this.#close(),
    }, new ByteLengthQueuingStrategy({ highWaterMark: BUFFER }));
    this.#write(sseEvent('open', this.#eventId, JSON.stringify(options.greeting)));
  }

  /** There is something new in the log. What comes in one go leaves in one event. */
  wake(): void {
    if (this.#woken) return;
    this.#woken = true;
    queueMicrotask(() => {
      this.#woken = false;
      this.#flush();
    });
  }

  /** Keeps the connection open through proxies; one that took nothing since the last time is dropped. */
  beat(): void {
    if (!this.#isFull) return this.#write(SSE_HEARTBEAT);
    if (this.#stuck) return this.close();
    this.#stuck = true;
  }

  /** Ends the connection; what was written can still be read. */
  close(): void {
    if (this.#open) this.#controller.close();
    this.#close();
  }

  get #eventId(): string {
    return `${this.#options.id}.${this.#sent}`;
  }

  get #isFull(): boolean {
    return (this.#controller.desiredSize ?? 0) <= 0;
  }

  #flush(): void {
    while (this.#open && !this.#isFull) {
      const slice = this.#options.log.after(this.#sent, EVENT);
      if (!slice) return this.#tellRevision();
      this.#sent = slice.upTo;
      this.#write(sseEvent('presence', this.#eventId, `{"items":[${slice.items.join(',')}]}`));
    }
  }

  /** After what it has changed for whoever is watched: the page then knows already what it may go on to show. */
  #tellRevision(): void {
    const { log, revision } = this.#options, now = revision?.();
    if (log.isHeld || now === this.#revision) return;
    this.#revision = now;
    this.#write(sseEvent('settings', this.#eventId, JSON.stringify({ revision: now })));
  }

  #write(text: string): void {
    if (this.#open) this.#controller.enqueue(encoder.encode(text));
  }

  #close(): void {
    if (!this.#open) return;
    this.#open = false;
    this.#options.closed();
  }
}
