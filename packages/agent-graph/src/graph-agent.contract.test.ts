import type { Availability } from '@presence-elements/core';
import { describeAgent, fakeClock } from '@presence-elements/testing';
import { GraphDouble, type Reply, type Said } from '../test/graph-double.js';
import { HOOK, pushKey, SECRET } from '../test/push-fixture.js';
import { graphAgent, type GraphAgent } from './graph-agent.js';
import { graphPush } from './push/graph-push.js';

const clock = fakeClock({ now: Date.parse('2026-11-25T10:00:00Z') });
const [ADA, BOB, ME] = ['ada@corp.example', 'bob@corp.example', 'me@corp.example'];
const words: Readonly<Record<Availability, string>> = { online: 'Available', away: 'Away', busy: 'Busy', dnd: 'DoNotDisturb', offline: 'Offline', unknown: 'PresenceUnknown' };
const states = new Map<string, string>([['Available', 'online'], ['Away', 'away'], ['Busy', 'busy'], ['DoNotDisturb', 'dnd'], ['Offline', 'offline']]);
const say = (availability: string, activity = availability): Said => ({ availability, activity });

let double: GraphDouble;

function create(set: (double: GraphDouble) => void = () => undefined): GraphAgent {
  double = new GraphDouble();
  double.now = clock.now;
  double.add(ADA, say('Busy', 'InAMeeting'));
  double.add(BOB, say('Offline'));
  const me = double.add(ME, say('Available'));
  double.tokens.set('good', { user: me.id, scopes: ['Presence.Read.All', 'User.ReadBasic.All', 'Presence.ReadWrite'] });
  set(double);
  const push = graphPush({ notificationUrl: HOOK, clientState: SECRET, keys: [pushKey('new')], appId: 'our-app', tenantId: 'our-tenant' });
  const agent = graphAgent({ token: () => 'good', write: true, push, fetch: double.fetch, now: clock.now, schedule: clock.schedule, random: () => 0 });
  double.deliver = request => agent.hook!(request);
  return agent;
}

const answering = (reply: Reply) => (): GraphAgent => create(double => { double.intervene = (_, part) => (part ? undefined : reply); });
const saying = (presence: Said) => (): GraphAgent => create(double => {
  for (const account of double.accounts.values()) account.presence = presence;
});

describeAgent('the Graph agent', {
  create: () => create(),
  known: { [ADA]: 'busy', [BOB]: 'offline' },
  unknown: n => `nobody${String(n)}@corp.example`,
  broken: {
    'unreachable': answering({ status: 200, raw: '<!doctype html><title>Sign in</title>', headers: { 'content-type': 'text/html' } }),
    'signed-out': answering({ status: 401 }),
    'forbidden': answering({ status: 403 }),
    'rate-limited': answering({ status: 429, headers: { 'retry-after': '30' } }),
    'timeout': answering({ status: 504 }),
  },
  hanging: () => create(double => { double.hangs = true; }),
  strange: {
    'words of tomorrow': saying(say('Levitating', 'Teleporting')),
    'words that JavaScript knows': saying(say('constructor', '__proto__')),
    'no words': saying({}),
    'other types': saying({ availability: ['Offline'], activity: 7, statusMessage: 'x', outOfOfficeSettings: [], workLocation: 'office', sequenceNumber: {} }),
    'other people': () => create(double => {
      double.intervene = ({ path }) => (path.includes('getPresences') ? { status: 200, body: { value: [null, 7, { id: 5 }, { id: 'x', availability: 'Offline' }] } } : undefined);
    }),
  },
  noting: text => create(double => { double.find(ADA)!.presence = { ...say('Available'), statusMessage: { message: { content: text, contentType: 'text' } } }; }),
  change: async (address, availability) => void await double.change(address, say(words[availability])),
  lose: async () => {
    double.intervene = ({ path, method }) => (path.startsWith('/subscriptions') && method === 'POST' ? { status: 503 } : undefined);
    await double.lifecycle('subscriptionRemoved');
  },
  restore: () => { double.intervene = () => undefined; },
  own: () => {
    const { availability, activity } = double.find(ME)!.presence!;
    return { availability: (activity === 'OffWork' ? 'invisible' : states.get(availability as string)) as Availability };
  },
  without: { received: 'Graph lets nobody send with the permissions that presence needs: Teams does' },
  pending: () => double.open + clock.pending,
  now: clock.now,
  pass: () => clock.advance(1_000),
});

afterEach(() => { expect(double.violations).toEqual([]); });
