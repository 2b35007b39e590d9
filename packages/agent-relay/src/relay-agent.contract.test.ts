import { describeAgent, fakeClock } from '@presence-elements/testing';
import { FakeRelay, problem, silence } from '../test/fake-relay.js';
import { relayAgent, type RelayAgent } from './relay-agent.js';

const clock = fakeClock({ now: 1_700_000_000_000 });
const [ada, bob] = ['ada@corp.example', 'sip:bob@corp.example'];
let relay: FakeRelay;

/** An agent of a new relay on which `set` has been at work. */
function create(set: (relay: FakeRelay) => void = () => undefined): RelayAgent {
  relay = new FakeRelay();
  relay.now = clock.now;
  relay.people.set(ada, { availability: 'busy' }).set(bob, { availability: 'away' });
  set(relay);
  return relayAgent({ url: '/presence', fetch: relay.fetch, now: clock.now, schedule: clock.schedule });
}

const answering = (reply: FakeRelay['reply']) => (): RelayAgent => create(relay => { relay.reply = reply; });
const saying = (facts: object) => (): RelayAgent => create(({ people }) => { people.set(ada, facts).set(bob, facts); });

describeAgent('the relay agent as an agent', {
  create: () => create(),
  known: { [ada]: 'busy', [bob]: 'away' },
  unknown: n => `nobody${n}@corp.example`,
  broken: {
    'unreachable': answering(() => { throw new TypeError('Failed to fetch'); }),
    'signed-out': answering(() => problem(401, 'signed-out')),
    'forbidden': answering(() => new Response(null, { status: 403 })),
    'rate-limited': answering(() => problem(429, 'rate-limited', { 'retry-after': '7' })),
    'timeout': answering(() => problem(504, 'timeout')),
  },
  hanging: answering(silence),
  strange: {
    'an availability': saying({ availability: 'teleporting' }),
    'a problem': saying({ availability: 'unknown', problem: 'eclipse' }),
    'no availability': saying({ availability: undefined }),
    'another type': saying({ availability: 7, activities: 'many', note: [] }),
  },
  noting: text => create(({ people }) => { people.set(ada, { availability: 'online', note: { text } }); }),
  change: (address, availability) => {
    relay.people.set(address, { availability });
    for (const stream of relay.streams) if (stream.open && stream.watched.includes(address)) stream.presence(address, { availability });
  },
  lose: () => {
    relay.reply = () => { throw new TypeError('Failed to fetch'); };
    relay.stream.cut();
  },
  restore: () => { relay.reply = () => undefined; },
  own: () => relay.asked('PUT /me').at(-1)?.body as object,
  received: () => relay.asked('POST /send').map(({ body }) => (body as { text: string }).text),
  pending: () => clock.pending + relay.openRequests + relay.openStreams,
  now: clock.now,
  pass: () => clock.advance(100),
});
