import { createRegistry, type OwnPresence, type Viewer } from '@presence-elements/core';
import { memoryStore, type Store } from '@presence-elements/policy';
import { fakeAgent, fakeClock, type FakeAgent, type FakeClock } from '@presence-elements/testing';
import { openRelayOrganisation } from '../src/organisation/open-organisation.js';
import type { Knows } from '../src/network/portal-network.js';
import { memoryStatusStore, type StatusStore } from '../src/network/status-store.js';
import { createRelay, type Relay } from '../src/relay.js';
import { fakeKind, installed } from './fake-kinds.js';
import { Observer } from './observer.js';
import { NOON, signedInByHeader } from './portal.js';

export const HEDY: Viewer = { id: 'hedy' };
const ROOT: Viewer = { id: 'root', roles: ['admin'] };
// How long the store and the chat take (milliseconds): whoever skips them is seen to.
export const STORING = 5;
const DELIVERING = 7;

/** What one person, Hedy, is in one of two worlds. In one she hides from Eve and is here; in the other she is really not. */
export type Truth = 'hides' | 'is offline';

/** Everything in one world, up to the moment at which the two part. */
export interface World {
  readonly truth: Truth;
  readonly clock: FakeClock;
  readonly relay: Relay;
  readonly eve: Observer;
  /** The network on which Hedy is seen, where she prefers another address. */
  readonly icq: FakeAgent;
  readonly delivered: string[];
  admin<T>(run: (desk: ReturnType<Awaited<ReturnType<typeof openRelayOrganisation>>['organisation']['administration']>) => Promise<T>): Promise<T>;
  account(user: string): ReturnType<Awaited<ReturnType<typeof openRelayOrganisation>>['organisation']['account']>;
  publish(user: string, own: OwnPresence): Promise<void>;
  /** Lets a promise come true while time passes: as much whatever it was. */
  done(work: Promise<unknown>): Promise<void>;
}

/** A store that takes its time. */
function slow(store: Store, { schedule }: FakeClock): Store {
  return {
    load: () => store.load(),
    changes: options => store.changes(options),
    commit: async (...change) => {
      await new Promise<void>(resolve => void schedule(resolve, STORING));
      await store.commit(...change);
    },
  };
}

export interface WorldParts { readonly clock?: FakeClock; readonly store?: Store; readonly statuses?: StatusStore; readonly random?: () => number; readonly knows?: Knows }

export async function world(truth: Truth, { clock = fakeClock({ now: NOON }), store = memoryStore(), statuses = memoryStatusStore(), random = () => 0, knows = () => true }: WorldParts = {}): Promise<World> {
  const { now, schedule } = clock, icq = fakeAgent({ name: 'icq', push: true, send: true, access: true }), delivered: string[] = [];
  const kind = { ...fakeKind('xmpp'), create: () => icq };
  let ids = 0;
  const opened = await openRelayOrganisation(slow(store, clock), { domain: 'portal.example', now, schedule, id: () => `id-${++ids}`, importModule: installed(kind), env: {} });
  const { policy, resolve } = opened.organisation;
  const relay = createRelay({
    ...opened, now, schedule, store: statuses, registry: createRegistry({ policy, resolve, now, schedule, random }), random, knows, authenticate: signedInByHeader, onError: () => undefined,
    deliver: async ({ text }, { to }) => {
      await new Promise<void>(resolve => void schedule(resolve, DELIVERING));
      delivered.push(`${to} ${text}`);
      return 'sent' as const;
    },
  });
  const done = async (work: Promise<unknown>): Promise<void> => {
    const ends: unknown[] = [];
    void work.catch(() => undefined).then(() => ends.push(work));
    await clock.advance(4 * STORING);
    if (!ends.length) throw new Error('It takes too long');
  };
  return {
    truth, clock, relay, icq, delivered, done,
    eve: new Observer(relay, clock, 'eve'),
    admin: async run => {
      const work = run(opened.organisation.administration(ROOT));
      await done(work);
      return work;
    },
    account: user => opened.organisation.account({ id: user, roles: user === 'root' ? ['admin'] : [] }),
    publish: async (user, own) => void await relay.network.publish(own, { viewer: { id: user } }),
  };
}
