import { fakeClock, type FakeClock } from '@presence-elements/testing';
import { Credential } from '../src/credential.js';
import { Directory } from '../src/directory.js';
import { GraphClient } from '../src/graph-client.js';
import type { Parts } from '../src/parts.js';
import { Questions, type LookUp } from '../src/questions.js';
import { Self } from '../src/self.js';
import { Sessions } from '../src/sessions.js';
import { Throttle } from '../src/throttle.js';
import { GraphDouble } from './graph-double.js';
import { NOON } from './page.js';

export interface Bench extends Parts {
  readonly clock: FakeClock;
  readonly double: GraphDouble;
  readonly credential: Credential;
  readonly directory: Directory;
  readonly signal: AbortSignal;
}

/** The parts of an agent, on the double. */
export function bench({ lookup, isShared = false, me, token = () => 'good' }: { lookup?: LookUp | false; isShared?: boolean; me?: string; token?: (request: object) => string } = {}): Bench {
  const clock = fakeClock({ now: NOON }), double = new GraphDouble(), { now, schedule } = clock;
  double.now = now;
  const client = new GraphClient({ base: 'https://graph.microsoft.com/v1.0', fetch: double.fetch, now, throttle: new Throttle({ requests: 1_500, per: 30_000 }, now) });
  const credential = new Credential(token, undefined), questions = new Questions({ client, lookup, teams: 'https://teams.microsoft.com', schedule });
  return {
    clock, double, credential, client, questions, now, schedule, random: () => 0, signal: new AbortController().signal,
    directory: new Directory({ client, credential, now, schedule }), self: new Self({ client, questions, isShared, me }), sessions: new Sessions({ token, isShared, client, now, schedule }),
  };
}
