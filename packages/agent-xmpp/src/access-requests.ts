import { attributeOf, childOf, type XmlElement } from '@presence-elements/xml';
import { bareOf } from './jid.js';
import { tag } from './markup.js';
import { NS } from './namespaces.js';
import type { AccessRequest, Settings } from './xmpp-options.js';

// Anybody may ask, as often as they like; a note is text from a stranger (requests, characters).
const MOST = 1_000, LONGEST_NOTE = 1_000;

/** Those who ask for leave to see this account (RFC 6121 §3.1). Nobody is let unless somebody says so, here or in the options. */
export class AccessRequests {
  readonly #settings: Pick<Settings, 'accessRequests' | 'onAccessRequest'>;
  readonly #send: (xml: string) => boolean;
  readonly #open = new Map<string, AccessRequest>();

  /** `send` answers whether there is a connection to say it over. */
  constructor(settings: Pick<Settings, 'accessRequests' | 'onAccessRequest'>, send: (xml: string) => boolean) {
    this.#settings = settings;
    this.#send = send;
  }

  /** Those that wait for an answer. */
  get open(): readonly AccessRequest[] {
    return [...this.#open.values()];
  }

  take(stanza: XmlElement): void {
    const address = bareOf(attributeOf(stanza, 'from') ?? ''), text = childOf(stanza, 'status', NS.client)?.text.slice(0, LONGEST_NOTE);
    const answer = (type: 'subscribed' | 'unsubscribed') => (): void => {
      // An answer that cannot be given now is not given: the request stays open.
      if (this.#open.has(address) && this.#send(tag('presence', { xmlns: NS.client, type, to: address }).xml)) this.#open.delete(address);
    };
    const request: AccessRequest = { address, ...(text && { text }), approve: answer('subscribed'), deny: answer('unsubscribed') };
    const isNew = !this.#open.has(address);
    if (!address || (isNew && this.#open.size >= MOST)) return;
    this.#open.set(address, request);
    if (this.#settings.accessRequests === 'approve') request.approve();
    else if (this.#settings.accessRequests === 'deny') request.deny();
    else if (isNew) this.#tell(request);
  }

  #tell(request: AccessRequest): void {
    try {
      this.#settings.onAccessRequest?.(request);
    } catch (error) {
      // The request waits for an answer all the same.
      console.warn('[presence-elements] onAccessRequest failed', error);
    }
  }
}
