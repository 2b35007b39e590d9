import type { PresenceNetworkAgent } from '@presence-elements/core';
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
