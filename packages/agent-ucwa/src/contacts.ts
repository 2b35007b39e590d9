import type { ImAddress } from '@presence-elements/core';
import { keyOf, linkOf, string, type Resource } from './resource.js';

/** Somebody as this application knows them. Links are its own: another application has others. */
export interface Contact {
  /** 'sip:ada@corp.example', in lower case. */
  readonly uri: string;
  readonly emails: readonly string[];
  readonly self: URL;
  readonly presence?: URL | undefined;
  readonly note?: URL | undefined;
}

// People that one application remembers the links of; beyond, it learns them anew.
const MOST = 20_000;
// What a search may be for (search_ref), in characters.
const LONGEST = 256;

/** Whom one application has learnt of. */
export class Contacts {
  readonly #follow: (href: string | undefined) => URL | undefined;
  readonly #byUri = new Map<string, Contact>();
  readonly #byKey = new Map<string, Contact>();

  constructor(follow: (href: string | undefined) => URL | undefined) {
    this.#follow = follow;
  }

  /** Remembers a `contact` resource; undefined where it is none that can be asked about. */
  learn(resource: Resource): Contact | undefined {
    const link = (rel: string): URL | undefined => this.#follow(linkOf(resource, rel)), uri = uriIn(string(resource, 'uri')), self = link('self');
    if (!uri || !self) return;
    const emails = Object.hasOwn(resource, 'emailAddresses') && Array.isArray(resource['emailAddresses']) ? resource['emailAddresses'].slice(0, 20) : [];
    const contact: Contact = {
      uri, self, presence: link('contactPresence'), note: link('contactNote'),
      emails: emails.filter(email => typeof email === 'string').map(email => email.toLowerCase()),
    };
    if (this.#byUri.size >= MOST) this.forget();
    this.#byUri.set(uri, contact);
    this.#byKey.set(keyOf(contact.self), contact);
    return contact;
  }

  of(uri: string): Contact | undefined {
    return this.#byUri.get(uri);
  }

  /** By its address on the server. */
  at(url: URL): Contact | undefined {
    return this.#byKey.get(keyOf(url));
  }

  forget(): void {
    this.#byUri.clear();
    this.#byKey.clear();
  }
}

/** Where Skype for Business would know an address: in lower case, as it takes no notice of case. Undefined where it cannot. */
export function uriOf({ scheme, user, domain }: ImAddress): string | undefined {
  const uri = `sip:${user}@${domain}`.toLowerCase();
  return /^(im|sips?)$/.test(scheme) && domain && uri.length <= LONGEST ? uri : undefined;
}

/** Without parameters, as `;opaque=…`. */
function uriIn(text: string | undefined): string | undefined {
  const uri = text?.toLowerCase().split(';')[0]!.trim();
  return uri && uri.length <= LONGEST && /^sip:[^\s@]+@[^\s@]+$/.test(uri) ? uri : undefined;
}
