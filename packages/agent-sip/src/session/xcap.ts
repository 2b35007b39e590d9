import { PresenceError, type ProblemCode } from '@presence-elements/core';
import type { SipSettings } from '../sip-options.js';

const problems: Readonly<Record<number, ProblemCode>> = { 401: 'signed-out', 403: 'forbidden', 404: 'not-found', 429: 'rate-limited' };

// Nobody is subscribed to while a list is being written (milliseconds).
const PATIENCE = 10_000;

/** A document as the server has it. */
export interface XcapDocument {
  readonly text: string;
  readonly tag: string | undefined;
}

/** Documents of this account on an XCAP server (RFC 4825). All reject with `PresenceError`. */
export class Xcap {
  readonly #settings: SipSettings;
  readonly #signal: AbortSignal | undefined;

  constructor(settings: SipSettings, signal?: AbortSignal) {
    this.#settings = settings;
    this.#signal = signal;
  }

  /** `undefined` where there is none yet. */
  async read(usage: string): Promise<XcapDocument | undefined> {
    return this.#ask(usage, {}, async response => {
      if (response.status === 404) return;
      check(response);
      const text = await response.text();
      // Kamailio's answer to a document that is not there may be an empty one.
      return text.trim() ? { text, tag: response.headers.get('etag') ?? undefined } : undefined;
    });
  }

  /** Answers whether it was written: not where somebody else has written since `tag`. */
  async write(usage: string, type: string, text: string, tag?: string): Promise<boolean> {
    const headers = { 'content-type': type, ...(tag && { 'if-match': tag }) };
    return this.#ask(usage, { method: 'PUT', headers, body: text }, response => {
      if (response.status !== 412) check(response);
      return response.status !== 412;
    });
  }

  /** `unreachable` for whatever befalls the request or its answer; `timeout` where neither comes. */
  async #ask<T>(usage: string, call: RequestInit, read: (response: Response) => T | Promise<T>): Promise<T> {
    const { xcap, uri, fetch, schedule } = this.#settings, controller = new AbortController();
    if (!xcap) throw new PresenceError('network-disabled', 'No XCAP server is configured');
    const giveUp = (): void => controller.abort(), cancel = schedule(giveUp, PATIENCE);
    this.#signal?.addEventListener('abort', giveUp);
    const late = new Promise<never>((_, reject) => {
      controller.signal.addEventListener('abort', () => reject(new PresenceError('timeout', 'The XCAP server does not answer')));
    });
    const url = `${xcap.replace(/\/*$/, '')}/${usage}/users/${encodeURI(uri)}/index`;
    try {
      return await Promise.race([fetch(url, { ...call, signal: controller.signal }).then(read), late]);
    } catch (error) {
      // Without the cause: it may quote a header, and with it a credential.
      throw error instanceof PresenceError ? error : new PresenceError('unreachable', 'The XCAP server cannot be reached');
    } finally {
      cancel();
      this.#signal?.removeEventListener('abort', giveUp);
    }
  }
}

function check({ ok, status }: Response): void {
  if (!ok) throw new PresenceError(problems[status] ?? 'unreachable', `The XCAP server answers ${status}`);
}
