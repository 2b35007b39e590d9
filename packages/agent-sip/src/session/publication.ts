import { PresenceError, type OwnPresence } from '@presence-elements/core';
import { publishedAs, writePidf } from '../documents/write-pidf.js';
import type { GivingUp } from './giving-up.js';
import type { Office } from './office.js';
import type { Standing } from './session.js';
import type { Answer, SipStack } from './sip-stack.js';
import { passes, refusalOf, secondsOf } from './status.js';
import { token } from './token.js';

// A page that is closed withdraws nothing, so that what it published stays until its time is up (milliseconds).
const LONGEST = 300_000;
// After a renewal that failed: what passes, and what may not; the least time between two (milliseconds).
const LEAST = 5_000, SOON = 10_000, SELDOM = 900_000;

/** One's own presence on the server: published, renewed, and published anew where the server forgot it (RFC 3903). */
export class Publication implements Standing {
  readonly #office: Office;
  // Tells this device from the person's others: their documents are put together.
  readonly #id = `d${token(8)}`;
  #own: OwnPresence | undefined;
  #tag: string | undefined;
  /** Where it was last published. */
  #over: SipStack | undefined;
  #expires: number;
  #turn: Promise<unknown> = Promise.resolve();
  #cancel: () => void = () => undefined;

  constructor(office: Office) {
    this.#office = office;
    this.#expires = Math.min(office.settings.expires, LONGEST);
  }

  get needed(): boolean {
    return !!this.#own;
  }

  /** Answers what others can now see. Rejects with `PresenceError`; then what was published before stays. */
  publish(stack: SipStack, own: OwnPresence, given: GivingUp): Promise<OwnPresence> {
    return this.#inTurn(async () => {
      if (/^(invisible|auto)$/.test(own.availability ?? '')) {
        await this.#remove(stack, given);
        return { availability: own.availability };
      }
      await this.#put(stack, own, given);
      this.#own = own;
      return publishedAs(own, this.#publication);
    });
  }

  /** There is another connection: the server may have been restarted. */
  up(stack: SipStack): void {
    if (this.#own && this.#over !== stack) void this.#inTurn(() => this.#renew());
  }

  async stop(): Promise<void> {
    const { stack } = this.#office;
    this.#cancel();
    this.#own = undefined;
    if (!stack) return;
    await this.#inTurn(() => this.#remove(stack)).catch(() => undefined); // It ends by itself when its time is up.
  }

  get #publication(): { readonly entity: string; readonly id: string; readonly now: number } {
    const { uri, now } = this.#office.settings;
    return { entity: uri, id: this.#id, now: now() };
  }

  /** One request at a time: each needs the tag that the one before was given. */
  #inTurn<T>(run: () => Promise<T>): Promise<T> {
    const turn = this.#turn.then(run);
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  async #renew(): Promise<void> {
    const own = this.#own, { stack, settings } = this.#office;
    if (!own || !stack) return;
    if ((own.expiresAt ?? Infinity) <= settings.now()) return this.#remove(stack);
    try {
      await this.#put(stack, own);
    } catch (error) {
      // Unless the connection is gone: then the next one brings it here again.
      if (this.#office.stack === stack) this.#after(passes((error as PresenceError).code) ? SOON : SELDOM);
    }
  }

  /** Publishes, modifies or renews. A tag that the server does not know any more is one refusal, and then it is published anew. */
  async #put(stack: SipStack, own: OwnPresence, given?: GivingUp): Promise<void> {
    const isSame = own === this.#own && this.#tag !== undefined;
    let answer = await this.#send(stack, this.#lifetime(own), isSame ? undefined : writePidf(own, this.#publication), given);
    const least = answer.status === 423 ? secondsOf(answer.header('min-expires')) : undefined;
    if (least) this.#expires = Math.max(this.#expires, least);
    // 412 by the book (RFC 3903 §5), 500 by Kamailio, which may mean either.
    const isForgotten = answer.status >= 400 && this.#tag !== undefined && !/^(40[137]|423)$/.test(String(answer.status));
    if (isForgotten) this.#tag = undefined;
    if (least || isForgotten) answer = await this.#send(stack, Math.max(least ?? 0, this.#lifetime(own)), writePidf(own, this.#publication), given);
    this.#check(answer);
    this.#tag = answer.header('sip-etag');
    this.#over = stack;
    const granted = secondsOf(answer.header('expires')) ?? this.#expires;
    this.#after(Math.min(Math.max(granted * (0.75 + 0.15 * this.#office.settings.random()), LEAST), this.#lifetime(own)));
  }

  async #remove(stack: SipStack, given?: GivingUp): Promise<void> {
    this.#cancel();
    this.#own = undefined;
    if (this.#tag === undefined) return;
    const answer = await this.#send(stack, 0, undefined, given);
    this.#tag = undefined;
    // What the server does not know is removed.
    if (!/^(412|500)$/.test(String(answer.status))) this.#check(answer);
  }

  #send(stack: SipStack, expires: number, body: string | undefined, given?: GivingUp): Promise<Answer> {
    const { uri } = this.#office.settings;
    const headers = ['Event: presence', `Expires: ${Math.ceil(expires / 1_000)}`];
    if (this.#tag !== undefined) headers.push(`SIP-If-Match: ${this.#tag}`);
    if (body !== undefined) headers.push('Content-Type: application/pidf+xml');
    return stack.request({ method: 'PUBLISH', target: uri, headers, body }, given);
  }

  #check(answer: Answer): void {
    if (answer.status < 300) return;
    const { problem, retryAfter } = refusalOf(answer);
    if (problem === 'signed-out') this.#office.signOut();
    throw new PresenceError(problem, `The SIP server answers ${answer.status} to PUBLISH`, { retryAfter });
  }

  #lifetime({ expiresAt = Infinity }: OwnPresence): number {
    return Math.max(Math.min(this.#expires, expiresAt - this.#office.settings.now()), 1_000);
  }

  #after(wait: number): void {
    this.#cancel();
    this.#cancel = this.#office.settings.schedule(() => void this.#inTurn(() => this.#renew()), wait);
  }
}
