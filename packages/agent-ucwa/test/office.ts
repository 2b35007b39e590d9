import { parseAddress, type PresenceNetworkAgent, type PresenceReport } from '@presence-elements/core';
import { fakeClock, type FakeClock } from '@presence-elements/testing';
import { ucwaAgent } from '../src/ucwa-agent.js';
import type { UcwaOptions } from '../src/ucwa-options.js';
import { directFetch } from './lync-fetch.js';
import { Lync } from './lync.js';

export interface Office { readonly clock: FakeClock; readonly lync: Lync; readonly options: UcwaOptions; agent(more?: Partial<UcwaOptions>): PresenceNetworkAgent }

/** A company with a server, two people, and a clock that stands still. */
export function office(): Office {
  const clock = fakeClock({ now: 1_700_000_000_000 }), lync = new Lync(clock);
  lync.person('sip:Ada@corp.example', { availability: 'Busy', activity: 'on-the-phone', deviceType: 'PC', lastActive: `/Date(${clock.now() - 60_000})/` });
  lync.person('sip:bob@corp.example', { availability: 'Offline' });
  lync.person('sip:presence@corp.example');
  const options: UcwaOptions = { domain: 'corp.example', user: 'presence@corp.example', password: 'pass@word1', allowPrivate: true, fetch: directFetch(lync), now: clock.now, schedule: clock.schedule, random: () => 0.5 };
  return { clock, lync, options, agent: (more = {}) => ucwaAgent({ ...options, ...more }) };
}

/** A page of Ada's own: tickets come from whoever signed her in. */
export const adasOwn = ({ lync }: Pick<Office, 'lync'>): Partial<UcwaOptions> => ({ user: undefined, password: undefined, token: ({ host }) => lync.ticket(host, 'ada@corp.example') });

/** Asks, and lets time pass until there is an answer. */
export async function ask({ clock }: Office, agent: PresenceNetworkAgent, ...texts: readonly string[]): Promise<readonly PresenceReport[]> {
  return settled(clock, agent.query(texts.map(text => parseAddress(text)!), { signal: new AbortController().signal, viewer: { id: 'ada', address: 'ada@corp.example' } }));
}

/** The outcome of something, while time passes. */
export async function settled<T>(clock: FakeClock, promise: Promise<T>): Promise<T> {
  const state = { done: false }, end = (): void => { state.done = true; };
  promise.then(end, end);
  for (let turns = 0; !state.done && turns < 2_000; turns++) await clock.advance(50);
  if (!state.done) throw new Error('It has not settled');
  return promise;
}

export interface Watching { readonly told: string[]; readonly reports: PresenceReport[]; set(...texts: string[]): void; close(): void }

/** A watch, and what it was told in short: 'live', 'lost unreachable', 'ada@corp.example busy'. */
export function watching(agent: PresenceNetworkAgent, ...texts: readonly string[]): Watching {
  const told: string[] = [], reports: PresenceReport[] = [];
  const watch = agent.watch!({
    report: some => some.forEach(report => {
      reports.push(report);
      told.push(`${report.address.text} ${report.problem ?? report.availability ?? 'unknown'}`);
    }),
    live: () => told.push('live'),
    lost: problem => told.push(`lost ${problem}`),
  }, { viewer: { id: 'ada', address: 'ada@corp.example' } });
  const set = (...texts: readonly string[]): void => watch.set(texts.map(text => parseAddress(text)!));
  if (texts.length) set(...texts);
  return { told, reports, set, close: () => watch.close() };
}
