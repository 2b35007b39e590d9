import { PresenceError, type ImAddress, type PresenceReport, type ProblemCode } from '@presence-elements/core';
import { sipUri } from '../sip-address.js';
import { askOnce } from './ask-once.js';
import type { Contact } from './contact.js';
import type { GivingUp } from './giving-up.js';
import { Hearing, type Said } from './hearing.js';
import type { Office } from './office.js';
import type { SipStack } from './sip-stack.js';
import { passes } from './status.js';
import { byKey } from './watch.js';

/** What questions need of their session. */
export interface QuestionHost extends Office {
  contact(key: string): Contact | undefined;
}

// What a subscription is about to say is waited for so long (milliseconds).
const PATIENCE = 5_000;

/** Answers what is asked once: from what a subscription knows, else by looking once. */
export class Questions {
  readonly #host: QuestionHost;
  readonly #waiting = new Map<string, Set<() => void>>();

  constructor(host: QuestionHost) {
    this.#host = host;
  }

  /** Rejects with `PresenceError` where nobody could be asked after. */
  async ask(stack: SipStack, addresses: readonly ImAddress[], given: GivingUp): Promise<readonly PresenceReport[]> {
    const answers = await Promise.all([...byKey(addresses).entries()].map(async ([key, named]) => {
      const said = await this.#one(stack, key, sipUri(named[0]!), given);
      return named.map((address): PresenceReport => ({ ...said, address }));
    }));
    const reports = answers.flat(), [first] = reports;
    // What befell everybody befell the network.
    if (first?.problem && reports.every(({ problem }) => problem && passes(problem))) {
      throw new PresenceError(first.problem, undefined, { retryAfter: first.retryAfter });
    }
    return reports;
  }

  /** Something has been heard of these. */
  heard(keys: readonly string[]): void {
    for (const key of keys) for (const run of this.#waiting.get(key) ?? []) run();
  }

  async #one(stack: SipStack, key: string, uri: string, given: GivingUp): Promise<Said> {
    const contact = this.#host.contact(key);
    // Whoever was refused asks anew when somebody asks: then it is a subscription again, if it is let in.
    if (contact?.isRefused && contact.isAlone) contact.again();
    if (contact) return contact.said ?? this.#next(key, contact, given);
    const outcome = await askOnce(this.#host, stack, uri, given);
    if ('problem' in outcome) return this.#refused(outcome.problem, outcome.retryAfter);
    const { now, languages } = this.#host.settings, hearing = new Hearing(uri, languages);
    hearing.presence(outcome);
    return hearing.report(now()) ?? { problem: 'no-data' };
  }

  #refused(problem: ProblemCode, retryAfter: number | undefined): Said {
    if (problem !== 'signed-out') return { problem, retryAfter };
    this.#host.signOut();
    throw new PresenceError('signed-out', 'The SIP server does not take this password');
  }

  /** What the subscription says next. */
  #next(key: string, contact: Contact, given: GivingUp): Promise<Said> {
    const waiting = this.#waiting.get(key) ?? new Set();
    this.#waiting.set(key, waiting);
    return new Promise<Said>((resolve, reject) => {
      const end = (settle: () => void) => (): void => {
        cancel();
        ungive();
        waiting.delete(heard);
        if (!waiting.size) this.#waiting.delete(key);
        settle();
      };
      const heard = end(() => resolve(contact.said ?? { problem: 'pending' }));
      const cancel = this.#host.settings.schedule(heard, PATIENCE);
      waiting.add(heard);
      const ungive = given.on(() => end(() => reject(new PresenceError('timeout', 'Given up')))());
    });
  }
}
