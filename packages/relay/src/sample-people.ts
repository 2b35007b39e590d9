import type { OwnPresence, Schedule, Viewer } from '@presence-elements/core';
import type { PortalNetwork } from './network/portal-network.js';

export interface SampleOptions {
  readonly domain?: string | undefined;
  readonly now?: (() => number) | undefined;
  readonly schedule?: Schedule | undefined;
  /** 0 ≤ random < 1. */
  readonly random?: (() => number) | undefined;
}

/** User → name, as a label wants it. */
export const samplePeople: Readonly<Record<string, string>> = {
  ada: 'Ada Lovelace', alan: 'Alan Turing', annie: 'Annie Easley', barbara: 'Barbara Liskov', donald: 'Donald Knuth',
  edsger: 'Edsger Dijkstra', frances: 'Frances Allen', grace: 'Grace Hopper', hedy: 'Hedy Lamarr', john: 'John Backus',
  katherine: 'Katherine Johnson', ken: 'Ken Thompson', margaret: 'Margaret Hamilton', niklaus: 'Niklaus Wirth',
  radia: 'Radia Perlman', tim: 'Tim Berners-Lee',
};

// Somebody changes this often, and pages of those who are in say so this often (milliseconds).
const CHANGE = 3_000, ALIVE = 60_000;
const MINUTE = 60_000;

// A relay that has just started does not yet know who is out: until it does, everybody is in (milliseconds).
const OPENING = 2 * MINUTE;

/** Moments of an office day; `undefined`: has gone home. Times are minutes from now. */
const moments: readonly ((now: number) => OwnPresence | undefined)[] = [
  () => ({ availability: 'auto' }),
  () => ({ availability: 'online', note: { text: 'Working from home', emoji: '🏡' } }),
  now => ({ availability: 'busy', activities: [{ kind: 'in-meeting', text: 'Planning', until: now + 30 * MINUTE }], expiresAt: now + 30 * MINUTE }),
  now => ({ availability: 'busy', activities: [{ kind: 'in-call' }], expiresAt: now + 10 * MINUTE }),
  now => ({ availability: 'dnd', activities: [{ kind: 'presenting' }], note: { text: 'Back at three' }, expiresAt: now + 20 * MINUTE }),
  now => ({ availability: 'dnd', activities: [{ kind: 'focusing' }], expiresAt: now + 45 * MINUTE }),
  now => ({ availability: 'away', note: { text: 'Lunch', emoji: '🍜', expiresAt: now + 40 * MINUTE }, expiresAt: now + 40 * MINUTE }),
  now => ({ availability: 'online', outOfOffice: { message: 'On leave; Grace stands in.', until: now + 3 * 24 * 60 * MINUTE } }),
  () => undefined,
];

/** Lets people live through an office day on a portal's network, quickly enough to watch. Returns its end. */
export function startSamplePeople(network: PortalNetwork, options: SampleOptions = {}): () => void {
  const { domain = 'portal.example', now = Date.now, schedule = later, random = Math.random } = options;
  const users = Object.keys(samplePeople), present = new Set(users);
  const viewer = (user: string): Viewer => ({ id: user, address: `${user}@${domain}` });
  const any = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;

  const opened = now() + OPENING;

  const live = async (user: string): Promise<void> => {
    const own = any(now() < opened ? moments.slice(0, -1) : moments)(now());
    present[own ? 'add' : 'delete'](user);
    if (own) network.alive(viewer(user), true);
    // Who goes home says so; nobody has to wait until their pages have been silent for long enough.
    await network.publish(own ?? { availability: 'offline' }, { viewer: viewer(user) });
  };
  const stops = [
    every(CHANGE, schedule, () => void live(any(users))),
    every(ALIVE, schedule, () => present.forEach(user => network.alive(viewer(user), true))),
  ];
  users.forEach(user => void live(user));
  return () => stops.forEach(stop => stop());
}

function every(pause: number, schedule: Schedule, run: () => void): () => void {
  let cancel = schedule(function again() {
    run();
    cancel = schedule(again, pause);
  }, pause);
  return () => cancel();
}

const later: Schedule = (run, delay) => {
  const timer = setTimeout(run, delay);
  return () => clearTimeout(timer);
};
