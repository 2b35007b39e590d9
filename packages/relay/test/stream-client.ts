import { expect } from 'vitest';
import type { Presence } from '@presence-elements/core';
import type { Answer, ContractClient } from './contract-client.js';

export interface StreamEvent {
  readonly type: string;
  readonly id: string;
  readonly data: { readonly id?: string; readonly resumed?: boolean; readonly items?: readonly Presence[]; readonly revision?: string };
}

const schemas: Readonly<Record<string, string>> = { open: 'OpenEvent', presence: 'PresenceEvent', settings: 'SettingsEvent' };

/** Reads a stream as fast as it comes, or step by step, and holds every event against the contract. */
export class StreamClient {
  readonly events: StreamEvent[] = [];
  /** Comments: signs of life. */
  beats = 0;
  ended = false;
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>;
  readonly #client: ContractClient;
  #rest = '';

  constructor(client: ContractClient, { status, response }: Answer) {
    expect(status).toBe(200);
    this.#client = client;
    this.#reader = response.body!.getReader();
  }

  static async open(client: ContractClient, headers: Readonly<Record<string, string>> = {}): Promise<StreamClient> {
    return new StreamClient(client, await client.call('GET', '/stream', { headers }));
  }

  /** Reads until the end, in the background: what has come by the next tick of the clock is in `events`. */
  flow(): this {
    void (async () => {
      while (await this.read());
    })();
    return this;
  }

  /** Reads once. Is there more to come? */
  async read(): Promise<boolean> {
    const { done, value } = await this.#reader.read();
    this.ended ||= done;
    if (value) await this.#take(new TextDecoder().decode(value));
    return !done;
  }

  /** The page goes away. */
  leave(): Promise<void> {
    return this.#reader.cancel();
  }

  get id(): string {
    return this.events[0]!.data.id!;
  }

  get lastEventId(): string {
    return this.events.at(-1)!.id;
  }

  /** Everybody who was told of, in order. */
  get items(): readonly Presence[] {
    return this.events.flatMap(({ data }) => data.items ?? []);
  }

  /** 'ada@portal.example online', … */
  get told(): readonly string[] {
    return this.items.map(({ address, availability, problem }) => `${address} ${problem ?? availability}`);
  }

  async #take(text: string): Promise<void> {
    const blocks = (this.#rest + text).split('\n\n');
    this.#rest = blocks.pop()!;
    for (const block of blocks) {
      const fields = Object.fromEntries(block.split('\n').map(line => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]));
      if ('' in fields) this.beats++;
      else this.events.push({ type: fields.event!, id: fields.id!, data: JSON.parse(fields.data!) as StreamEvent['data'] });
      if (fields.event) await this.#client.check(schemas[fields.event]!, this.events.at(-1)!.data);
    }
  }
}
