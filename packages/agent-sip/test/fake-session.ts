// A session on a server that is none, by a clock that stands still until it is told to go.
import { parseAddress, type ImAddress, type PresenceReport, type ProblemCode } from '@presence-elements/core';
import { fakeClock, type FakeClock } from '@presence-elements/testing';
import type { SipOptions } from '../src/index.js';
import type { Actions } from '../src/session/actions.js';
import { open } from '../src/session/open.js';
import type { Session } from '../src/session/session.js';
import { settingsOf, type SipSettings } from '../src/sip-options.js';
import { FakeServer } from './fake-server.js';

export const address = (text: string): ImAddress => parseAddress(text)!;

export interface FakeSession {
  readonly server: FakeServer;
  readonly clock: FakeClock;
  readonly settings: SipSettings;
  readonly session: Session;
  readonly actions: Actions;
  readonly signal: AbortSignal;
  query(...texts: string[]): Promise<readonly PresenceReport[]>;
  watch(...texts: string[]): FakeWatch;
}

export interface FakeWatch {
  readonly told: (PresenceReport | 'live' | ProblemCode)[];
  latest(text: string): PresenceReport | undefined;
  set(...texts: string[]): void;
  close(): void;
}

export function fakeSettings(server: FakeServer, clock: FakeClock, options: Partial<SipOptions> = {}): SipSettings {
  return settingsOf({ service: 'wss://sip.corp.example/', uri: 'sip:ada@corp.example', WebSocket: server.WebSocket, now: clock.now, schedule: clock.schedule, random: () => 0.5, ...options });
}

export function fakeSession(options: Partial<SipOptions> = {}): FakeSession {
  const server = new FakeServer(), clock = fakeClock({ now: 1_700_000_000_000 }), settings = fakeSettings(server, clock, options);
  const { session, actions } = open(settings), { signal } = new AbortController();
  return {
    server, clock, settings, session, actions, signal,
    query: (...texts) => session.query(texts.map(address), signal),
    watch(...texts) {
      const told: FakeWatch['told'] = [];
      const watch = session.watch({ report: reports => void told.push(...reports), live: () => void told.push('live'), lost: problem => void told.push(problem) });
      const set = (...names: string[]): void => watch.set(names.map(address));
      set(...texts);
      const reports = (): readonly PresenceReport[] => told.filter(each => typeof each === 'object');
      return { told, set, close: () => watch.close(), latest: text => reports().findLast(report => report.address.text === text) };
    },
  };
}
