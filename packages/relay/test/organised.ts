import { memoryStore, type Organisation, type Store } from '@presence-elements/policy';
import { fakeClock, type FakeClock } from '@presence-elements/testing';
import { openRelayOrganisation, type OpenOrganisationOptions } from '../src/organisation/open-organisation.js';
import type { RelayOptions } from '../src/relay-options.js';
import { fakeKind, installed, type FakeKind } from './fake-kinds.js';
import { NOON, portal, type Person, type Portal } from './portal.js';

export interface OrganisedPortal extends Portal {
  readonly organisation: Organisation;
  /** The one kind of agent that there is to choose. */
  readonly kind: FakeKind;
  readonly faults: unknown[];
  readonly admin: Person;
}

export interface Organised {
  readonly store?: Store;
  readonly kind?: FakeKind;
  readonly open?: Partial<OpenOrganisationOptions>;
  readonly relay?: RelayOptions;
  readonly clock?: FakeClock;
}

/** A portal with an organisation, whose administrators may choose agents of the kind 'xmpp'. */
export async function organised({ store = memoryStore(), kind = fakeKind('xmpp'), open = {}, relay = {}, clock = fakeClock({ now: NOON }) }: Organised = {}): Promise<OrganisedPortal> {
  const faults: unknown[] = [], { now, schedule } = clock;
  let ids = 0;
  const opened = await openRelayOrganisation(store, {
    domain: 'portal.example', now, schedule, id: () => `id-${++ids}`,
    importModule: installed(kind), env: { PRESENCE_PW: 'hunter2', OTHER_PW: 'classified' },
    ...open,
  });
  const place = portal({ ...opened, onError: error => void faults.push(error), ...relay }, clock);
  return { ...place, organisation: opened.organisation, kind, faults, admin: place.as('root', 'admin') };
}

/** The same once the first minutes are over: who is not there is offline. */
export async function settledOrganised(options: Organised = {}): Promise<OrganisedPortal> {
  const place = await organised(options);
  await place.clock.advance(90_000);
  return place;
}
