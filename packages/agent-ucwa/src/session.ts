import { PresenceError } from '@presence-elements/core';
import { Contacts } from './contacts.js';
import { discover, follow } from './discovery.js';
import { embeddedIn, linkOf, readResource, string, type Resource } from './resource.js';
import type { UcwaClient } from './ucwa-client.js';

/** One application on one pool, with its links, for as long as the server keeps it. */
export class Session {
  readonly contacts: Contacts;
  /** Aborted when the application is known to be no more. */
  readonly gone: AbortController = new AbortController();
  readonly #base: URL;
  #application: Resource;

  constructor(base: URL, application: Resource) {
    this.#base = base;
    this.#application = application;
    this.contacts = new Contacts(href => follow(href, base));
  }

  /** Its own address. @throws PresenceError where the server gave none. */
  get self(): URL {
    return this.#needed(linkOf(this.#application, 'self'));
  }

  get events(): URL {
    return this.#needed(linkOf(this.#application, 'events'));
  }

  /** Absent links mean that one may not (Hypermedia). */
  get batch(): URL | undefined {
    return this.#maybe(linkOf(this.#application, 'batch'));
  }

  get uri(): string | undefined {
    return string(this.#embedded('me'), 'uri');
  }

  people(rel: 'search' | 'presenceSubscriptions'): URL | undefined {
    return this.#maybe(linkOf(this.#embedded('people'), rel));
  }

  me(rel: 'makeMeAvailable' | 'presence' | 'note' | 'reportMyActivity'): URL | undefined {
    return this.#maybe(linkOf(this.#embedded('me'), rel));
  }

  url(href: string): URL {
    return follow(href, this.#base);
  }

  /** Links come and go with what one may do at the moment. */
  async refresh(client: UcwaClient, signal: AbortSignal): Promise<void> {
    this.#application = readResource((await client.call(this.self, { signal })).text);
  }

  #embedded(rel: string): Resource | undefined {
    return embeddedIn(this.#application, rel)[0];
  }

  #maybe(href: string | undefined): URL | undefined {
    return href === undefined ? undefined : this.url(href);
  }

  #needed(href: string | undefined): URL {
    if (href === undefined) throw new PresenceError('unreachable', 'The application has not the links that applications have');
    return this.url(href);
  }
}

/** Makes an application: from discovery on, as the account may have been moved to another pool. */
export async function openSession(client: UcwaClient, endpointId: string, signal: AbortSignal): Promise<Session> {
  const applications = await discover(client, signal);
  const json = { userAgent: 'PresenceElements/0.1', endpointId, culture: client.settings.culture };
  const { url, text } = await client.call(applications, { signal, method: 'POST', json });
  const session = new Session(url, readResource(text));
  void session.self;
  return session;
}
