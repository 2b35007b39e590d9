import { parseAddress, PresenceError } from '@presence-elements/core';
import { field } from './body.js';
import { factsOf, type Facts } from './facts.js';

/** What an answer to `/sync` says, and from where to go on. */
export interface News {
  readonly next: string;
  readonly events: readonly unknown[];
}

// Of whom more is remembered, the homeserver is asked (people).
const MOST = 20_000;

/** Reads an answer to `/sync`. @throws PresenceError `unreachable` where it is none. */
export function newsOf(answer: unknown): News {
  const next = field(answer, 'next_batch'), events = field(field(answer, 'presence'), 'events');
  if (typeof next !== 'string' || !next || next.length > 4_096) throw new PresenceError('unreachable', 'That is no answer to /sync');
  return { next, events: Array.isArray(events) ? events : [] };
}

/** What is known of people while every change of them is heard. */
export class Heard {
  readonly #facts = new Map<string, Facts>();
  /** When all was last told. */
  wholeAt: number = -Infinity;

  /** By normal address. */
  get facts(): ReadonlyMap<string, Facts> {
    return this.#facts;
  }

  /** Takes in events, and answers what they say, by normal address. `whole`: what was known before counts no more. */
  take(events: readonly unknown[], whole: boolean, now: number): ReadonlyMap<string, Facts> {
    const news = new Map<string, Facts>();
    if (whole) {
      this.wholeAt = now;
      this.#facts.clear();
    }
    for (const event of events) {
      const address = field(event, 'type') === 'm.presence' ? addressOf(field(event, 'sender')) : undefined;
      if (!address) continue;
      const facts = factsOf(field(event, 'content'), now);
      news.set(address, facts);
      if (this.#facts.size < MOST || this.#facts.has(address)) this.#facts.set(address, facts);
    }
    return news;
  }

  /** Keeps what was asked for since all was last told, `wholeAt`, unless something newer was heard. */
  learn(address: string, facts: Facts, wholeAt: number): void {
    if (wholeAt === this.wholeAt && !this.#facts.has(address) && this.#facts.size < MOST) this.#facts.set(address, facts);
  }
}

const addressOf = (sender: unknown): string | undefined => (typeof sender === 'string' && sender.startsWith('@') ? parseAddress(sender)?.text : undefined);
