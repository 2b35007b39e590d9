import { PresenceError } from '@presence-elements/core';
import { Contacts } from './contacts.js';
import { discover } from './discovery.js';
import { embeddedIn, linkOf, readResource, type Resource } from './resource.js';
import { isTrusted } from './trust.js';
import type { UcwaClient } from './ucwa-client.js';

/** One application on one pool, with its links, for as long as the server keeps it. */
export class Session {
  readonly contacts: Contacts;
  /** Aborted when the application is known to be no more. */
  readonly gone: AbortController = new AbortController();
  readonly self: URL;
  /** Where the event channel begins. */
  readonly events: URL;
  readonly #base: URL;
  readonly #trusted: readonly string[];
  #application: Resource;

  /** @throws PresenceError `unreachable` where it is no application. */
  constructor(base: URL, application: Resource, trusted: readonly string[]) {
    this.#base = base;
    this.#trusted = trusted;
    this.#application = application;
    this.contacts = new Contacts(href => this.link(href));
    this.self = this.#needed(application, 'self');
    this.events = this.#needed(application, 'events');
  }

  /** Absent links mean that one may not (Hypermedia). */
  get batch(): URL | undefined {
    return this.link(linkOf(this.#application, 'batch'));
  }

  people(rel: 'search' | 'presenceSubscriptions'): URL | undefined {
    return this.link(linkOf(this.#embedded('people'), rel));
  }

  me(rel: 'makeMeAvailable' | 'presence' | 'note' | 'reportMyActivity'): URL | undefined {
    return this.link(linkOf(this.#embedded('me'), rel));
  }

  /** Where a link leads; undefined where it leads nowhere, or elsewhere. */
  link(href: string | undefined): URL | undefined {
    const url = href !== undefined && URL.canParse(href, this.#base.href) ? new URL(href, this.#base) : undefined;
    return url && isTrusted(url, this.#trusted) ? url : undefined;
  }

  /** The same where there has to be one. @throws PresenceError `unreachable` where there is none. */
  url(href: string): URL {
    const url = this.link(href);
    if (!url) throw new PresenceError('unreachable', 'The server links to where nothing is sent');
    return url;
  }

  /** Links come and go with what one may do at the moment. */
  async refresh(client: UcwaClient, signal: AbortSignal): Promise<void> {
    const application = readResource((await client.call(this.self, { signal })).text);
    this.#needed(application, 'self');
    this.#application = application;
  }

  #embedded(rel: string): Resource | undefined {
    return embeddedIn(this.#application, rel)[0];
  }

  #needed(application: Resource, rel: string): URL {
    const url = this.link(linkOf(application, rel));
    if (!url) throw new PresenceError('unreachable', 'The application has not the links that applications have');
    return url;
  }
}

/** Makes an application: from discovery on, as the account may have been moved to another pool. */
export async function openSession(client: UcwaClient, endpointId: string, signal: AbortSignal): Promise<Session> {
  const applications = await discover(client, signal);
  const json = { userAgent: 'PresenceElements/0.1', endpointId, culture: client.settings.culture };
  const { url, text } = await client.call(applications, { signal, method: 'POST', json });
  return new Session(url, readResource(text), client.settings.trusted);
}
