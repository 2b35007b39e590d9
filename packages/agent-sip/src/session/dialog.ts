import { uriOf } from '../sip-address.js';
import type { GivingUp } from './giving-up.js';
import type { SipRequest } from './sip-request.js';
import type { Answer, SipStack } from './sip-stack.js';
import { token } from './token.js';

/** The numbers that tie requests together (RFC 3261 §12). They stay the same over another connection. */
export class Dialog {
  readonly callId: string = token(20);
  readonly #tag = token(10);
  readonly #target: string;
  readonly #own: string;
  #remoteTag: string | undefined;
  #remoteTarget: string | undefined;
  #routes: readonly string[] = [];
  #cseq = 0;
  #remoteCseq = -1;

  constructor(target: string, own: string) {
    this.#target = target;
    this.#own = own;
  }

  /** Has the server agreed to it? */
  get begun(): boolean {
    return this.#remoteTarget !== undefined;
  }

  /** Sends a request inside, or the one that begins it. */
  async send(stack: SipStack, method: string, headers: readonly string[], given?: GivingUp): Promise<Answer> {
    const to = this.#remoteTag ? `<${this.#target}>;tag=${this.#remoteTag}` : `<${this.#target}>`;
    const answer = await stack.request({
      method, headers, to, from: `<${this.#own}>;tag=${this.#tag}`, callId: this.callId, cseq: ++this.#cseq,
      target: this.#remoteTarget ?? this.#target, routes: this.#routes,
    }, given);
    this.#cseq = answer.cseq;
    if (answer.status >= 200 && answer.status < 300) this.#confirmed(answer);
    return answer;
  }

  /** Is this request part of it? A NOTIFY may be quicker than the answer to what it follows. */
  owns(request: SipRequest): boolean {
    if (request.to_tag !== this.#tag) return false;
    this.#remoteTag ??= request.from_tag;
    return request.from_tag === this.#remoteTag;
  }

  /** Is it newer than the last (RFC 3261 §12.2.2)? Servers with several processes overtake themselves. */
  advances(request: SipRequest): boolean {
    if (request.cseq <= this.#remoteCseq) return false;
    this.#remoteCseq = request.cseq;
    this.#goesBy(request.getHeader('contact'), request.getHeaders('record-route'));
    return true;
  }

  #confirmed(answer: Answer): void {
    this.#remoteTag ??= answer.toTag;
    // The answer names the last hop first (RFC 3261 §12.1.2).
    this.#goesBy(answer.header('contact'), [...answer.headers('record-route')].reverse());
  }

  /** Where it goes may change, the way there not (RFC 3261 §12.2). */
  #goesBy(contact: string | undefined, routes: readonly string[]): void {
    if (!this.begun) this.#routes = routes;
    this.#remoteTarget = uriOf(contact) ?? this.#remoteTarget;
  }
}
