import { PresenceError } from '@presence-elements/core';
import { attributeOf, type XmlElement } from '@presence-elements/xml';
import { failureOf } from '../failure.js';
import { bareOf } from '../jid.js';
import { tag, type Markup } from '../markup.js';
import { NS } from '../namespaces.js';
import type { Settings } from '../xmpp-options.js';

// A server that takes longer has forgotten (milliseconds).
const PATIENCE = 15_000;

interface Asking {
  /** Whom; the account's own server without it. */
  readonly to?: string | undefined;
  /** Milliseconds. */
  readonly patience?: number | undefined;
  /** Takes the answer before anything that came after it. */
  readonly take?: ((answer: XmlElement) => void) | undefined;
}

interface Waiting {
  readonly to: string | undefined;
  settle(answer: XmlElement | PresenceError): void;
}

/** IQ requests and their answers (RFC 6120 §8.2.3). */
export class Requests {
  readonly #settings: Pick<Settings, 'schedule' | 'random'>;
  readonly #send: (xml: string) => void;
  readonly #waiting = new Map<string, Waiting>();
  /** Nobody else can know an id, so nobody can answer in another's place. */
  readonly #prefix: string;
  #count = 0;
  #ended: PresenceError | undefined;

  constructor(settings: Pick<Settings, 'schedule' | 'random'>, send: (xml: string) => void) {
    this.#settings = settings;
    this.#send = send;
    this.#prefix = Array.from({ length: 4 }, () => Math.floor(settings.random() * 2 ** 24).toString(36)).join('');
  }

  /** An id that no stanza of this session has had. */
  id(): string {
    return `${this.#prefix}-${(++this.#count).toString(36)}`;
  }

  /** Rejects with a `PresenceError`: what the answer says, or `timeout`. */
  ask(type: 'get' | 'set', content: Markup, { to, patience = PATIENCE, take }: Asking = {}): Promise<void> {
    const id = this.id();
    return new Promise((resolve, reject) => {
      if (this.#ended) return reject(this.#ended);
      const cancel = this.#settings.schedule(() => settle(new PresenceError('timeout')), patience);
      const settle = (answer: XmlElement | PresenceError): void => {
        cancel();
        this.#waiting.delete(id);
        if (answer instanceof PresenceError) return reject(answer);
        take?.(answer);
        resolve();
      };
      this.#waiting.set(id, { to, settle });
      this.#send(tag('iq', { xmlns: NS.client, type, id, to }, content).xml);
    });
  }

  /** Was it the answer to something that was asked? */
  answer(iq: XmlElement, own: string): boolean {
    const waiting = this.#waiting.get(attributeOf(iq, 'id') ?? ''), from = attributeOf(iq, 'from'), type = attributeOf(iq, 'type');
    if (!waiting || (type !== 'result' && type !== 'error') || !isFrom(waiting.to, from, own)) return false;
    waiting.settle(type === 'result' ? iq : failureOf(iq));
    return true;
  }

  /** The connection is gone: nothing will be answered. */
  clear(error: PresenceError): void {
    this.#ended = error;
    for (const { settle } of [...this.#waiting.values()]) settle(error);
  }
}

/** The server answers in its own name, in that of the account, or in none (RFC 6120 §8.1.2.1). */
function isFrom(to: string | undefined, from: string | undefined, own: string): boolean {
  if (to !== undefined) return bareOf(from ?? '') === bareOf(to);
  const bare = bareOf(own);
  return !from || bareOf(from) === bare || bareOf(from) === bare.slice(bare.indexOf('@') + 1);
}
