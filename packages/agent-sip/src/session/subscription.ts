import { readBody } from '../documents/body.js';
import { Dialog } from './dialog.js';
import type { Office, Subscriber, Topic } from './office.js';
import { Patience } from './patience.js';
import type { SipRequest } from './sip-request.js';
import type { Answer, SipStack } from './sip-stack.js';
import { passes, refusalOf, secondsOf, type Refusal } from './status.js';
import { subscribe } from './subscribe.js';
import { readState } from './subscription-state.js';

// The least time between two renewals, and between two for a full state (milliseconds).
const LEAST = 5_000, CALM = 10_000;
// Each SUBSCRIBE is followed by a NOTIFY (RFC 6665 §4.1.2.1); its Timer N is more patient than people (milliseconds).
const SILENCE = 5_000;
// Between two subscriptions what was said stands for as long as any answer stays fresh (milliseconds).
const FRESH = 60_000;

/** One subscription, kept alive until it is stopped (RFC 6665). It outlives its connection, as it does on the server. */
export class Subscription {
  readonly #office: Office;
  readonly #topic: Topic;
  readonly #subscriber: Subscriber;
  readonly #patience: Patience;
  #dialog: Dialog | undefined;
  #expires: number;
  #endsAt = -Infinity;
  /** The connection over which it was last agreed to. */
  #over: SipStack | undefined;
  #stopped = false;
  /** One request at a time. */
  #running: Promise<void> = Promise.resolve();
  #resyncedAt = -Infinity;
  #cancel: () => void = () => undefined;
  /** Has nothing been heard since it was last asked for? */
  #silent = true;
  #hush: () => void = () => undefined;

  constructor(office: Office, topic: Topic, subscriber: Subscriber) {
    this.#office = office;
    this.#topic = topic;
    this.#subscriber = subscriber;
    this.#patience = new Patience(office.settings);
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
    const { now } = this.#office.settings, wait = this.#resyncedAt + CALM - now();
    if (wait > 0) return this.#after(wait, () => this.resync());
    this.#resyncedAt = now();
    this.renew();
  }

  /** Ends it on the server, too, where that can still be reached. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#cancel();
    await this.#running;
    await this.#end();
  }

  async #subscribe(): Promise<void> {
    const { stack, settings } = this.#office;
    if (!stack || this.#stopped) return;
    // Kamailio goes on telling a list to where the old connection was.
    if (this.#topic.list && this.#over !== stack) void this.#end();
    if (settings.now() >= this.#endsAt) this.#forget();
    const dialog = (this.#dialog ??= this.#begin()), isNew = !dialog.begun;
    this.#silent = true;
    try {
      const answer = await this.#ask(stack, dialog);
      if (this.#dialog === dialog) this.#answered(answer, dialog, isNew);
    } catch {
      // A lost connection is told by whoever holds it; a server that is silent to this alone is told here.
      if (this.#office.stack === stack) this.#failed({ problem: 'timeout' });
    }
  }

  #begin(): Dialog {
    const dialog = new Dialog(this.#topic.target, this.#office.settings.uri);
    this.#patience.begin();
    this.#office.dialogs.set(dialog.callId, { notified: request => this.#notified(request, dialog) });
    return dialog;
  }

  /** Once more where the server wants longer subscriptions. */
  async #ask(stack: SipStack, dialog: Dialog): Promise<Answer> {
    const answer = await subscribe(stack, dialog, this.#topic, this.#expires);
    const least = answer.status === 423 ? secondsOf(answer.header('min-expires')) : undefined;
    if (!least || least <= this.#expires) return answer;
    this.#expires = least;
    return subscribe(stack, dialog, this.#topic, least);
  }

  #answered(answer: Answer, dialog: Dialog, isNew: boolean): void {
    const { status } = answer, { now, random } = this.#office.settings;
    if (status >= 200 && status < 300) {
      const granted = secondsOf(answer.header('expires')) ?? this.#expires;
      this.#endsAt = now() + granted;
      this.#over = this.#office.stack;
      this.#listen(isNew);
      // Well before its end, each at a time of its own: those that began together must not come together.
      return this.#after(Math.max(granted * (0.75 + 0.15 * random()), LEAST));
    }
    // The server has forgotten it (RFC 6665 §4.1.2.2), as one does that was restarted.
    if (status === 481 && dialog.begun) {
      this.#forget();
      return this.renew();
    }
    const refusal = refusalOf(answer);
    if (refusal.problem === 'signed-out') this.#office.signOut();
    else this.#failed(refusal);
  }

  /** A server that agrees to a renewal and then says nothing is asked anew: it may still talk to where the old connection was. */
  #listen(isNew: boolean): void {
    this.#hush();
    if (this.#silent) this.#hush = this.#office.settings.schedule(() => {
      void this.#end();
      if (isNew) this.#failed({ problem: 'timeout' });
      else this.renew();
    }, SILENCE);
  }

  #notified(request: SipRequest, dialog: Dialog): void {
    const state = readState(request.getHeader('subscription-state'));
    if (dialog !== this.#dialog || !dialog.owns(request)) return request.reply_sl(481);
    if (!state) return request.reply_sl(400);
    // Even what was overtaken, which RFC 3261 §12.2.2 answers with 500: a server might end the subscription for it.
    request.reply_sl(200);
    if (!dialog.advances(request)) return;
    this.#silent = false;
    this.#hush();
    const { reason, retryAfter, expires } = state, ended = state.state === 'terminated';
    if (expires !== undefined && !ended) this.#shorten(expires);
    if (ended) this.#forget();
    if (this.#stopped) return;
    this.#subscriber.heard({ state: state.state, reason, body: readBody(request.getHeader('content-type'), request.body ?? '') });
    if (ended) this.#ended(reason, retryAfter);
  }

  /** The server has ended it (RFC 6665 §4.1.3). */
  #ended(reason: string | undefined, retryAfter: number | undefined): void {
    const wait = this.#patience.ended(reason, retryAfter);
    if (wait !== undefined && wait > FRESH && reason !== 'noresource') this.#subscriber.refused('unreachable');
    this.#again(wait);
  }

  /** The server may shorten a subscription at any time (RFC 6665 §4.2.2). */
  #shorten(expires: number): void {
    const endsAt = this.#office.settings.now() + expires;
    if (endsAt > this.#endsAt - LEAST) return;
    this.#endsAt = endsAt;
    this.#after(Math.max(expires * 0.75, LEAST));
  }

  #failed(refusal: Refusal): void {
    const left = this.#endsAt - this.#office.settings.now(), wait = this.#patience.refused(refusal);
    // A renewal that fails in passing leaves what there is, for as long as it was granted (RFC 6665 §4.1.2.2).
    if (passes(refusal.problem) && left > 0 && this.#over === this.#office.stack) return this.#after(Math.min(wait ?? left, left));
    this.#forget();
    if (!this.#stopped) this.#subscriber.refused(refusal.problem);
    this.#again(wait);
  }

  #again(wait: number | undefined): void {
    this.#cancel();
    if (wait !== undefined) this.#after(wait);
  }

  #after(wait: number, run: () => void = () => this.renew()): void {
    this.#cancel();
    if (!this.#stopped) this.#cancel = this.#office.settings.schedule(run, wait);
  }

  /** Ends the dialog on the server. */
  async #end(): Promise<void> {
    const { stack } = this.#office, dialog = this.#dialog;
    this.#forget();
    try {
      if (stack && dialog?.begun) await subscribe(stack, dialog, this.#topic, 0);
    } catch {
      // It ends by itself when its time is up.
    }
  }

  #forget(): void {
    this.#hush();
    if (this.#dialog) this.#office.dialogs.delete(this.#dialog.callId);
    this.#dialog = undefined;
    this.#endsAt = -Infinity;
  }
}
