import type { PresenceReport, ProblemCode } from '@presence-elements/core';
import { compose, type Heard } from '../documents/compose.js';
import { applyDialog, type DialogInfo } from '../documents/dialog-info.js';
import type { Notice } from './office.js';

/** What to say of an address, whoever asks for it by whatever name. */
export type Said = Omit<PresenceReport, 'address'>;

// Why the server ended a subscription, where that says something of the person (RFC 6665 §4.1.3).
const reasons: Readonly<Record<string, ProblemCode>> = { rejected: 'forbidden', noresource: 'not-found' };

/** What has been heard of one contact, from whichever subscriptions there are. */
export class Hearing {
  readonly #uri: string;
  readonly #languages: readonly string[] | undefined;
  #presence: Pick<Heard, 'presence' | 'state'> = {};
  #calls: DialogInfo | undefined;
  #problem: ProblemCode | undefined;
  #heard = false;

  constructor(uri: string, languages?: readonly string[]) {
    this.#uri = uri;
    this.#languages = languages;
  }

  /** A NOTIFY of presence, or the same by way of a list. */
  presence({ state, reason = '', body }: Notice): void {
    const why = state === 'terminated' && Object.hasOwn(reasons, reason) ? reasons[reason] : undefined;
    if (why || state === 'pending') return this.refused(why ?? 'pending');
    // A subscription that merely ends leaves what it said until it is made anew.
    if (state === 'terminated' && (!body || body.kind === 'empty') && this.#heard) return;
    this.#heard = true;
    this.#problem = undefined;
    if (body?.kind === 'pidf') this.#presence = { presence: body.document };
    else if (body?.kind === 'state') this.#presence = { state: body.document };
    // Active without a word: nobody has published anything, or politely tells this viewer nothing. Neither is offline.
    else this.refused('no-data');
  }

  /** Nothing is to be heard, and this is why. */
  refused(problem: ProblemCode): void {
    this.#heard = true;
    this.#presence = {};
    this.#problem = problem;
  }

  /** A NOTIFY of calls. Was something in between lost? */
  calls({ state, body }: Notice): boolean {
    if (body?.kind !== 'dialog') {
      if (state !== 'active') this.#calls = undefined;
      return false;
    }
    const { dialogs, gap } = applyDialog(this.#calls, body.document);
    // Nobody would say when they end.
    this.#calls = state === 'terminated' ? undefined : dialogs;
    return gap;
  }

  /** What was heard no longer counts. */
  forget(): void {
    this.#presence = {};
    this.#calls = undefined;
    this.#problem = undefined;
    this.#heard = false;
  }

  /** Nothing more is heard of calls. */
  hangUp(): void {
    this.#calls = undefined;
  }

  /** `undefined` as long as nothing has been heard at all. */
  report(now: number): Said | undefined {
    if (!this.#heard && !this.#calls) return;
    const said = compose({ ...this.#presence, dialog: this.#calls }, now, { languages: this.#languages });
    if (said.availability === undefined || said.availability === 'unknown') {
      return this.#heard ? { ...said, availability: 'unknown', problem: this.#problem ?? said.problem ?? 'no-data' } : undefined;
    }
    return { capabilities: ['message', 'call'], links: { call: this.#uri }, ...said };
  }
}
