import { parseAddress, type Preferences, type Provider } from '@presence-elements/core';
import type { Answer, OrganisationFacts, Words } from '../src/facts.js';
import { personOf } from '../src/lists.js';
import type { AccessSettings, Authorisation, MessagingSettings, Settings, SharingSettings } from '../src/settings.js';

/** One of the organisation's people, as far as a test wants to say. */
export interface FakePerson extends Partial<Preferences> {
  readonly contacts?: readonly string[];
  readonly answers?: Readonly<Record<string, Answer>>;
  readonly lastWords?: Readonly<Record<string, Words>>;
  readonly hiddenSince?: Readonly<Record<string, number>>;
  readonly authorised?: readonly (keyof Authorisation)[];
  /** Addresses that a directory knows to be theirs. */
  readonly listed?: readonly string[];
}

export interface FakeOrganisation {
  readonly providers?: readonly Partial<Provider>[];
  readonly federation?: boolean;
  readonly access?: Partial<AccessSettings>;
  readonly sharing?: Partial<SharingSettings>;
  readonly messaging?: Partial<MessagingSettings>;
  readonly people?: Readonly<Record<string, FakePerson>>;
}

export const DOMAIN = 'portal.example';

/** Facts written down: everything is allowed unless said. People of the portal are whoever is asked for. */
export function fakeFacts(said: FakeOrganisation = {}): OrganisationFacts {
  const people = said.people ?? {}, person = (user: string): FakePerson => (Object.hasOwn(people, user) ? people[user]! : {});
  const preferences = new Map(Object.keys(people).map(user => [user, preferencesOf(person(user))])), nothing = preferencesOf({});
  const byAddress = (addresses: (user: string) => readonly string[]): ReadonlyMap<string, string> => new Map(Object.keys(people).flatMap(user => addresses(user).map(address => [sameAs(address), user] as const)));
  const preferred = byAddress(user => [person(user).address ?? []].flat()), listed = byAddress(user => person(user).listed ?? []);
  return {
    settings: settingsOf(said),
    domain: DOMAIN,
    userOf: address => (address.endsWith(`@${DOMAIN}`) ? address.slice(0, -DOMAIN.length - 1).replaceAll('%25', '%') : listed.get(address) ?? preferred.get(address)),
    vouchedFor: user => [`${user.replaceAll('%', '%25')}@${DOMAIN}`, ...(person(user).listed ?? [])],
    preferencesOf: user => preferences.get(user) ?? nothing,
    authorisationOf: user => {
      const { authorised = [] } = person(user);
      return { federation: authorised.includes('federation'), publicIm: authorised.includes('publicIm'), remote: authorised.includes('remote') };
    },
    hasContact: (user, address) => !!person(user).contacts?.includes(address),
    answerTo: (user, address) => person(user).answers?.[address],
    lastWordsFor: (user, address) => person(user).lastWords?.[address],
    hiddenSince: (user, address) => person(user).hiddenSince?.[address],
  };
}

export function settingsOf({ providers = [], federation = true, access, sharing, messaging }: FakeOrganisation): Settings {
  return {
    providers: providers.map((provider, at) => providerOf({ id: `p${at}`, ...provider })),
    federation: { enabled: federation },
    access: {
      edition: 'released', federated: 'conferencing', publicIm: 'conferencing', federationFor: 'everyone', publicImFor: 'everyone', remoteFor: 'everyone',
      domains: [], allow: [], block: [], ...access,
    },
    sharing: { enabled: true, approval: 'open', mayOverride: true, ...sharing, temporary: { enabled: true, ttl: 60_000, ...sharing?.temporary } },
    messaging: { enabled: true, suppressOffline: false, history: true, broadcast: true, ...messaging },
  };
}

export function providerOf(provider: Partial<Provider> = {}): Provider {
  return {
    id: 'p', kind: 'federated', name: 'Partner', routes: ['partner.example'], allowed: true, verification: 'everyone',
    isPublic: provider.kind === 'public', supports: [], revision: 1, active: true, ...provider,
  };
}

function preferencesOf({ contacts: _contacts, answers: _answers, lastWords: _words, authorised: _authorised, listed: _listed, ...own }: FakePerson): Preferences {
  return {
    noteFor: 'everyone', lastActiveFor: 'everyone', locationFor: 'everyone', sharing: 'organisation', approval: 'organisation', allow: [], block: [],
    onlyAllowedMayWrite: false, ...own,
  };
}

const sameAs = (text: string): string => {
  const address = parseAddress(text);
  return address ? personOf(address) : text;
};
