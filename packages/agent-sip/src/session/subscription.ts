import { readBody } from '../documents/body.js';
import { Dialog } from './dialog.js';
import type { Office, Subscriber, Topic } from './office.js';
import type { SipRequest } from './sip-request.js';
import type { Answer, SipStack } from './sip-stack.js';
import { passes, refusalOf, secondsOf, type Refusal } from './status.js';
import { readState } from './subscription-state.js';

// After a failure that passes, doubling; after one that does not; and after the server's own wish to begin anew (milliseconds).
const FIRST = 10_000, LONGEST = 300_000, SELDOM = 900_000, SOON = 1_000;
// A subscription that lasted this long was a good one; what a server grants or wishes is kept between these two (milliseconds).
const PROVEN = 60_000, LEAST = 5_000, HOUR = 3_600_000;

/** One subscription, kept alive until it is stopped (RFC 6665). It outlives its connection, as it does on the server. */
export class Subscription {
  readonly #office: Office;
  readonly #topic: Topic;
  readonly #subscriber: Subscriber;
  #dialog: Dialog | undefined;
  #expires: number;
  #endsAt = -Infinity;
  /** The connection over which it was last agreed to. */
  #over: SipStack | undefined;
  #startedAt = -Infinity;
  #failures = 0;
  #stopped = false;
  /** One request at a time. */
  #running: Promise<void> = Promise.resolve();
  #resyncedAt = -Infinity;
  #cancel: () => void = () => undefined;

  constructor(office: Office, topic: Topic, subscriber: Subscriber) {
    this.#office = office;
    this.#topic = topic;
    this.#subscriber = subscriber;
    this.#expires = office.settings.expires;
  }

  /** Subscribes, or renews: for a new connection, for a full state, or because somebody asks anew. */
  renew(): void {
    this.#cancel();
    if (this.#stopped || !this.#office.stack) return;
    this.#cancel = this.#office.pace.take(() => { this.#running = this.#running.then(() => this.#subscribe()); });
  }

  /** Renews for a full state, as something was lost: not over and over, if what comes then does not fit either. */
  resync(): void {
    const { now, schedule } = this.#office.settings, wait = this.#resyncedAt + FIRST - now();
    if (wait > 0) {
      this.#cancel();
      this.#cancel = schedule(() => this.resync(), wait);
      return;
    }
    this.#resyncedAt = now();
    this.renew();
  }

  /** Ends it on the server, too, where that can still be reached. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#cancel();
    await this.#running;
    const { stack } = this.#office, dialog = this.#dialog;
    try {
      if (stack && dialog?.begun) await this.#send(stack, dialog, 0);
    } catch {
      // It ends by itself when its time is up.
    }
    this.#forget();
  }

  async #subscribe(): Promise<void> {
    const { stack, settings } = this.#office;
    if (!stack || this.#stopped) return;
    if (settings.now() >= this.#endsAt) this.#forget();
    const dialog = (this.#dialog ??= this.#begin());
    try {
      this.#answered(await this.#ask(stack, dialog), dialog);
    } catch {
      // A lost connection is told by whoever holds it; a server that is silent to this alone is told here.
      if (this.#office.stack === stack) this.#failed({ problem: 'timeout' });
    }
  }

  /** Once more where the server wants longer subscriptions. */
  async #ask(stack: SipStack, dialog: Dialog): Promise<Answer> {
    const answer = await this.#send(stack, dialog, this.#expires);
    const least = answer.status === 423 ? secondsOf(answer.header('min-expires')) : undefined;
    if (!least || least <= this.#expires) return answer;
    this.#expires = least;
    return this.#send(stack, dialog, least);
  }

  #begin(): Dialog {
    const dialog = new Dialog(this.#topic.target, this.#office.settings.uri);
    this.#startedAt = this.#office.settings.now();
    this.#office.dialogs.set(dialog.callId, { notified: request => this.#notified(request, dialog) });
    return dialog;
  }

  #send(stack: SipStack, dialog: Dialog, expires: number): Promise<Answer> {
    const { event, accept, list } = this.#topic;
    const headers = [`Event: ${event}`, `Accept: ${accept}`, `Expires: ${Math.round(expires / 1_000)}`, `Contact: ${stack.contact}`];
    return dialog.send(stack, 'SUBSCRIBE', list ? [...headers, 'Supported: eventlist'] : headers);
  }

  #answered(answer: Answer, dialog: Dialog): void {
    const { status } = answer, { now } = this.#office.settings;
    if (this.#dialog !== dialog) return;
    if (status >= 200 && status < 300) {
      const granted = secondsOf(answer.header('expires')) ?? this.#expires;
      this.#endsAt = now() + granted;
      this.#over = this.#office.stack;
      return this.#renewBefore(granted);
    }
    // The server has forgotten it (RFC 6665 §4.1.2.2), as one does that was restarted.
    if (status === 481 && dialog.begun) {
      this.#forget();
      return this.renew();
    }
    const refusal = refusalOf(answer);
    if (refusal.problem === 'signed-out') return this.#office.signOut();
    this.#failed(refusal);
  }

  /** Renewed well before its end, each at a time of its own: those that began together must not come together. */
  #renewBefore(granted: number): void {
    const { schedule, random } = this.#office.settings;
    this.#cancel();
    this.#cancel = schedule(() => this.renew(), Math.max(granted * (0.75 + 0.15 * random()), LEAST));
  }

  #notified(request: SipRequest, dialog: Dialog): void {
    const state = readState(request.getHeader('subscription-state'));
    if (dialog !== this.#dialog || !dialog.owns(request)) return request.reply_sl(481);
    if (!state) return request.reply_sl(400);
    request.reply_sl(200);
    if (!dialog.advances(request)) return;
    const { reason, retryAfter, expires } = state, ended = state.state === 'terminated';
    if (expires !== undefined && !ended) this.#shorten(expires);
    if (ended) this.#forget();
    if (this.#stopped) return;
    this.#subscriber.heard({ state: state.state, reason, body: readBody(request.getHeader('content-type'), request.body ?? '') });
    if (ended) this.#ended(reason, retryAfter);
  }

  /** The server may shorten a subscription at any time (RFC 6665 §4.2.2). */
  #shorten(expires: number): void {
    const endsAt = this.#office.settings.now() + expires;
    if (endsAt > this.#endsAt - SOON * 2) return;
    this.#endsAt = endsAt;
    this.#renewBefore(expires);
  }

  /** What to do after the server ended it (RFC 6665 §4.1.3). */
  #ended(reason: string | undefined, retryAfter: number | undefined): void {
    this.#cancel();
    if (reason === 'invariant' || reason === 'rejected') return;
    if (reason === 'noresource') return this.#after(SELDOM);
    const isSoon = reason === 'deactivated' || reason === 'timeout';
    this.#after(retryAfter ?? (isSoon && !this.#failures ? SOON : this.#backoff()));
  }

  #failed({ problem, retryAfter }: Refusal): void {
    const wait = retryAfter ?? (passes(problem) ? this.#backoff() : SELDOM), left = this.#endsAt - this.#office.settings.now();
    this.#cancel();
    // A renewal that fails in passing leaves what there is, for as long as it was granted (RFC 6665 §4.1.2.2).
    if (passes(problem) && left > 0 && this.#over === this.#office.stack) return this.#after(Math.min(wait, left));
    this.#forget();
    if (this.#stopped) return;
    this.#subscriber.refused(problem);
    // Who is told no does not ask again by himself.
    if (problem !== 'forbidden') this.#after(wait);
  }

  #backoff(): number {
    return Math.min(FIRST * 2 ** this.#failures, LONGEST);
  }

  #after(wait: number): void {
    const { now, random, schedule } = this.#office.settings;
    this.#failures = now() - this.#startedAt >= PROVEN ? 0 : this.#failures + 1;
    this.#cancel();
    if (!this.#stopped) this.#cancel = schedule(() => this.renew(), Math.min(Math.max(wait, SOON), HOUR) * (1 + random() / 4));
  }

  #forget(): void {
    if (this.#dialog) this.#office.dialogs.delete(this.#dialog.callId);
    this.#dialog = undefined;
    this.#endsAt = -Infinity;
  }
}
