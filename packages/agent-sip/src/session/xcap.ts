import { PresenceError, type ProblemCode } from '@presence-elements/core';
import type { SipSettings } from '../sip-options.js';

const problems: Readonly<Record<number, ProblemCode>> = { 401: 'signed-out', 403: 'forbidden', 404: 'not-found', 429: 'rate-limited' };

/** A document as the server has it. */
export interface XcapDocument {
  readonly text: string;
  readonly tag: string | undefined;
}

/** Documents of this account on an XCAP server (RFC 4825). All reject with `PresenceError`. */
export class Xcap {
  readonly #settings: SipSettings;

  constructor(settings: SipSettings) {
    this.#settings = settings;
  }

  /** `undefined` where there is none yet. */
  async read(usage: string): Promise<XcapDocument | undefined> {
    const response = await this.#fetch(usage, {});
    if (response.status === 404) return;
    this.#check(response);
    const text = await response.text();
    // Kamailio's answer to a document that is not there may be an empty one.
    return text.trim() ? { text, tag: response.headers.get('etag') ?? undefined } : undefined;
  }

  /** Answers whether it was written: not where somebody else has written since `tag`. */
  async write(usage: string, type: string, text: string, tag?: string): Promise<boolean> {
    const headers = { 'content-type': type, ...(tag && { 'if-match': tag }) };
    const response = await this.#fetch(usage, { method: 'PUT', headers, body: text });
    if (response.status === 412) return false;
    this.#check(response);
    return true;
  }

  async #fetch(usage: string, call: RequestInit): Promise<Response> {
    const { xcap, uri, fetch } = this.#settings;
    if (!xcap) throw new PresenceError('network-disabled', 'No XCAP server is configured');
    try {
      return await fetch(`${xcap.replace(/\/*$/, '')}/${usage}/users/${encodeURI(uri)}/index`, call);
    } catch {
      // Without the cause: it may quote a header, and with it a credential.
      throw new PresenceError('unreachable', 'The XCAP server cannot be reached');
    }
  }

  #check({ ok, status }: Response): void {
    if (!ok) throw new PresenceError(problems[status] ?? 'unreachable', `The XCAP server answers ${status}`);
  }
}
