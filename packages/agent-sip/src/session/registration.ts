import { domainOf, uriOf } from '../sip-address.js';
import type { Office } from './office.js';
import type { Standing } from './session.js';
import type { Answer, SipStack } from './sip-stack.js';
import { passes, refusalOf, secondsOf } from './status.js';
import { token } from './token.js';

// After a failure: what passes, and what may not; the least time between two (milliseconds).
const LEAST = 5_000, SOON = 10_000, SELDOM = 900_000;

/** Tells the server where this account is found, so that messages arrive (RFC 3261 §10). */
export class Registration implements Standing {
  readonly needed = true;
  readonly #office: Office;
  readonly #callId = token(20);
  #cseq = 0;
  #expires: number;
  #stopped = false;
  #cancel: () => void = () => undefined;

  constructor(office: Office) {
    this.#office = office;
    this.#expires = office.settings.expires;
  }

  up(stack: SipStack): void {
    void this.#register(stack);
  }

  async stop(): Promise<void> {
    const { stack } = this.#office;
    this.#stopped = true;
    this.#cancel();
    if (stack) await this.#send(stack, 0).catch(() => undefined); // It ends by itself when its time is up.
  }

  async #register(stack: SipStack): Promise<void> {
    const { settings: { random } } = this.#office;
    try {
      const answer = await this.#send(stack, this.#expires);
      if (answer.status < 300) {
        return this.#after(stack, Math.max(this.#granted(answer, stack) * (0.75 + 0.15 * random()), LEAST));
      }
      const { problem, retryAfter } = refusalOf(answer);
      if (problem === 'signed-out') return this.#office.signOut();
      if (answer.status === 423) this.#expires = Math.max(this.#expires, secondsOf(answer.header('min-expires')) ?? 0);
      this.#after(stack, retryAfter ?? (passes(problem) || answer.status === 423 ? SOON : SELDOM));
    } catch {
      // Where the connection is gone, the next one brings it here again.
      this.#after(stack, SOON);
    }
  }

  /** The answer lists the person's other devices, too (RFC 3261 §10.3). */
  #granted(answer: Answer, { contact }: SipStack): number {
    const mine = answer.headers('contact').find(each => uriOf(each) === uriOf(contact));
    return secondsOf(/;\s*expires=(\d+)/i.exec(mine ?? '')?.[1]) ?? secondsOf(answer.header('expires')) ?? this.#expires;
  }

  async #send(stack: SipStack, expires: number): ReturnType<SipStack['request']> {
    const { uri } = this.#office.settings;
    const answer = await stack.request({
      method: 'REGISTER', target: `sip:${domainOf(uri)}`, to: `<${uri}>`, callId: this.#callId, cseq: ++this.#cseq,
      headers: [`Contact: ${stack.contact}`, `Expires: ${Math.round(expires / 1_000)}`],
    });
    this.#cseq = answer.cseq;
    return answer;
  }

  #after(stack: SipStack, wait: number): void {
    this.#cancel();
    if (this.#stopped) return;
    this.#cancel = this.#office.settings.schedule(() => {
      if (this.#office.stack === stack) void this.#register(stack);
    }, wait);
  }
}
