import type { FakeClock } from '@presence-elements/testing';
import type { Relay } from '../src/relay.js';

/** Somebody who looks very closely: at every byte of what they are told, and at how long it took. */
export class Observer {
  /** All that there was to see, in order; random ids are called by when they were first seen. */
  readonly seen: string[] = [];
  readonly #relay: Relay;
  readonly #clock: FakeClock;
  readonly #user: string;
  readonly #ids = new Map<string, string>();
  #streams = 0;
  #streamId = '';
  #lastEventId = '';
  #reader: ReadableStreamDefaultReader<Uint8Array> | undefined;

  constructor(relay: Relay, clock: FakeClock, user: string) {
    this.#relay = relay;
    this.#clock = clock;
    this.#user = user;
  }

  /** One request: its answer with all headers, and after how many turns and milliseconds it came. */
  async ask(method: string, path: string, body?: unknown): Promise<void> {
    const { turns, response } = await this.#timed(this.#fetch(method, path, body));
    this.#note(`${method} ${path} → ${response.status} after ${turns}`, [...response.headers].join('; '), await response.text());
  }

  /** Opens a stream, or resumes the last one, and notes each chunk with when it came. */
  async listen(resume: boolean): Promise<void> {
    await this.leave();
    const { turns, response } = await this.#timed(this.#fetch('GET', '/stream', undefined, resume && this.#lastEventId ? { 'last-event-id': this.#lastEventId } : {}));
    this.#note(`stream ${response.status} after ${turns}`, [...response.headers].join('; '));
    void this.#read(response.body!.getReader(), ++this.#streams);
    await this.#clock.advance(0);
  }

  async leave(): Promise<void> {
    await this.#reader?.cancel();
    this.#reader = undefined;
  }

  /** Declares what the stream watches. */
  async watch(revision: number, addresses: readonly string[]): Promise<void> {
    if (this.#streamId) await this.ask('PUT', `/stream/${this.#streamId}`, { revision, addresses });
  }

  /** Keeps of what was seen until now what it was, and not when. */
  forgetTimes(): void {
    this.seen.splice(0, Infinity, ...this.seen.map(text => text.replaceAll(/\d{13}/g, '<time>')));
  }

  async #read(reader: ReadableStreamDefaultReader<Uint8Array>, stream: number): Promise<void> {
    this.#reader = reader;
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      const text = new TextDecoder().decode(next.value);
      this.#streamId = /"id":"([0-9a-f-]{36})"/.exec(text)?.[1] ?? this.#streamId;
      this.#lastEventId = [...text.matchAll(/^id: (.*)$/gm)].at(-1)?.[1] ?? this.#lastEventId;
      this.#note(`stream ${stream}`, text);
    }
    this.#note(`stream ${stream} ended`);
  }

  #fetch(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Response> {
    return this.#relay.fetch(new Request(`http://localhost/presence${path}`, {
      method, headers: { 'x-user': this.#user, ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    }));
  }

  /** Lets time pass until there is an answer, as little as possible. */
  async #timed(asked: Promise<Response>): Promise<{ readonly turns: string; readonly response: Response }> {
    let response: Response | undefined, turns = 0;
    const started = this.#clock.now();
    void asked.then(answer => { response = answer; });
    for (; !response && turns < 30_000; turns++) await this.#clock.advance(turns % 2);
    if (!response) throw new Error('There was no answer');
    return { turns: `${turns} turns, ${this.#clock.now() - started} ms`, response };
  }

  #note(...lines: readonly string[]): void {
    const text = [`${this.#clock.now()}`, ...lines].join('\n').replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, id => {
      const name = this.#ids.get(id) ?? `<id ${this.#ids.size}>`;
      this.#ids.set(id, name);
      return name;
    });
    this.seen.push(text);
  }
}
