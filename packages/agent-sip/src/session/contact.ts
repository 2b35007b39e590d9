import { PresenceError, type ProblemCode } from '@presence-elements/core';
import type { GivingUp } from './giving-up.js';
import { Hearing, type Said } from './hearing.js';
import { PRESENCE_TYPES } from './media-types.js';
import type { Notice, Office } from './office.js';
import { Subscription } from './subscription.js';

/** One contact that is watched: what is known of it, and the subscriptions that it comes from. */
export class Contact {
  readonly uri: string;
  /** Who asked for leave to see this one stays subscribed though nobody looks. */
  asked = false;
  readonly #office: Office;
  readonly #changed: () => void;
  readonly #hearing: Hearing;
  readonly #answers = new Set<() => void>();
  readonly #calls: Subscription | undefined;
  #presence: Subscription | undefined;
  #said: Said | undefined;
  #cancel: () => void = () => undefined;

  constructor(uri: string, office: Office, changed: () => void) {
    this.uri = uri;
    this.#office = office;
    this.#changed = changed;
    this.#hearing = new Hearing(uri, office.settings.languages);
    this.#calls = office.settings.dialog ? this.#subscriptionToCalls() : undefined;
  }

  /** What the server vouches for; `undefined` before anything was heard over this connection. */
  get said(): Said | undefined {
    return this.#said;
  }

  /** Has the server said no, or is there nothing there? Then only somebody who asks anew makes a difference. */
  get isRefused(): boolean {
    return /^(forbidden|not-found|network-disabled)$/.test(this.#said?.problem ?? '');
  }

  /** Is there a subscription of its own? */
  get isAlone(): boolean {
    return !!this.#presence;
  }

  /** Subscribes singly, or renews. */
  subscribe(): void {
    this.#presence ??= new Subscription(this.#office, { target: this.uri, event: 'presence', accept: PRESENCE_TYPES }, {
      heard: notice => this.hear(notice),
      refused: problem => this.#refuse(problem),
    });
    this.#presence.renew();
  }

  /** Subscribes to calls, or renews: no list speaks of those. */
  listen(): void {
    this.#calls?.renew();
  }

  /** What was refused is asked for once more. */
  again(): void {
    this.doubt();
    this.subscribe();
  }

  /** The list speaks for this contact, and says this. */
  join(notice: Notice): void {
    void this.#presence?.stop();
    this.#presence = undefined;
    this.hear(notice);
  }

  hear(notice: Notice, tells: boolean = true): void {
    this.#hearing.presence(notice);
    this.#tell(tells);
  }

  /** What the server says next to a subscription of its own; `undefined` where it lets us see. Rejects with `PresenceError` when it is given up. */
  answered(given: GivingUp): Promise<ProblemCode | undefined> {
    this.subscribe();
    return new Promise((resolve, reject) => {
      this.#answers.add(() => resolve(this.#said?.problem));
      given.on(() => reject(new PresenceError('timeout', 'Given up')));
    });
  }

  /** Nobody vouches for what is known until it is heard again. */
  doubt(): void {
    this.#cancel();
    this.#said = undefined;
    this.#hearing.forget();
  }

  async stop(): Promise<void> {
    this.#cancel();
    await Promise.all([this.#presence?.stop(), this.#calls?.stop()]);
  }

  #refuse(problem: ProblemCode): void {
    this.#hearing.refused(problem);
    this.#tell();
  }

  #subscriptionToCalls(): Subscription {
    const calls = new Subscription(this.#office, { target: this.uri, event: 'dialog', accept: 'application/dialog-info+xml' }, {
      heard: notice => {
        // A gap leaves calls that nobody would end: the full state comes with a renewal (RFC 4235 §4.2).
        if (this.#hearing.calls(notice)) calls.resync();
        this.#tell();
      },
      refused: () => {
        this.#hearing.hangUp();
        this.#tell();
      },
    });
    return calls;
  }

  #tell(tells: boolean = true): void {
    const { now, schedule } = this.#office.settings, time = now();
    this.#cancel();
    this.#said = this.#hearing.report(time);
    const { expiresAt } = this.#said ?? {};
    // What the document says of a time to come is said when it comes.
    if (expiresAt !== undefined && expiresAt > time) this.#cancel = schedule(() => this.#tell(), expiresAt - time);
    if (!this.#said) return;
    for (const answer of this.#answers) answer();
    this.#answers.clear();
    if (tells) this.#changed();
  }
}
