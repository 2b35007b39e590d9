import type { PresenceNetworkAgent } from '@presence-elements/core';
import { describeAgent } from '@presence-elements/testing';
import { adasOwn, office, type Office } from '../test/office.js';
import { refusal, type LyncReply } from '../test/lync.js';
import type { UcwaOptions } from './ucwa-options.js';

const [ada, bob] = ['ada@corp.example', 'sip:bob@corp.example'];
const words = { online: 'Online', away: 'Away', busy: 'Busy', dnd: 'DoNotDisturb', offline: 'Offline', unknown: '' };
let here: Office = office();

function create(options: Partial<UcwaOptions> | ((here: Office) => Partial<UcwaOptions>) = {}, set: (here: Office) => void = () => undefined): PresenceNetworkAgent {
  here = office();
  set(here);
  return here.agent(typeof options === 'function' ? options(here) : options);
}

const failing = (options: Parameters<typeof create>[0], fault: LyncReply | 'hang') => (): PresenceNetworkAgent => create(options, ({ lync }) => { lync.fault = () => fault; });
const saying = (options: Parameters<typeof create>[0], presence: object) => (): PresenceNetworkAgent => create(options, ({ lync }) => {
  for (const uri of lync.people.keys()) lync.people.set(uri, { ...lync.people.get(uri)!, ...presence });
});

const harness = (options: Parameters<typeof create>[0]): Parameters<typeof describeAgent>[1] => ({
  create: () => create(options),
  known: { [ada]: 'busy', [bob]: 'offline' },
  unknown: n => `nobody${n}@corp.example`,
  broken: {
    'unreachable': failing(options, refusal(503, 'ServiceUnavailable')),
    'signed-out': failing(options, { status: 401 }),
    'forbidden': () => create(options, ({ lync }) => { lync.fault = ({ path, method }) => (method === 'POST' && /applications$/.test(path) ? refusal(403, 'Forbidden') : undefined); }),
    'rate-limited': () => create(options, ({ lync }) => { lync.pool.throttled = { retryAfter: 7 }; }),
    'timeout': failing(options, refusal(504, 'Timeout')),
  },
  hanging: failing(options, 'hang'),
  strange: {
    'an availability': saying(options, { availability: 'Levitating' }),
    'no availability': saying(options, { availability: undefined }),
    'a word that JavaScript knows': saying(options, { availability: 'constructor', activity: '__proto__' }),
    'another type': saying(options, { availability: ['Offline'], activity: 7, lastActive: {}, note: [] }),
    'a time of another era': saying(options, { availability: 'Online', lastActive: '/Date(-62135596800000)/' }),
  },
  noting: message => create(options, ({ lync }) => lync.change(`sip:${ada}`, { note: { message, type: 'Personal' } })),
  change: (address, availability) => here.lync.change(address.startsWith('sip:') ? address : `sip:${address}`, { availability: words[availability] }),
  lose: () => {
    here.lync.fault = () => { throw new Error('gone'); };
    here.lync.restart();
  },
  restore: () => { here.lync.fault = () => undefined; },
  pending: () => here.clock.pending - timersOf(here) + here.lync.open,
  now: () => here.clock.now(),
  pass: () => here.clock.advance(100),
  without: { own: 'a service account publishes nothing', received: 'UCWA sends messages only within a conversation that both have joined' },
});

/** Those of the double are not the agent's. */
const timersOf = ({ lync }: Office): number => [...lync.pools.values()].flatMap(({ applications }) => [...applications.values()])
  .reduce((sum, { subscriptions, events }) => sum + subscriptions.size * 2 + events.timers, 0);

describeAgent('the UCWA agent with a service account', harness({}));

describeAgent('the UCWA agent with a viewer\'s own account', {
  ...harness(adasOwn),
  viewer: { id: 'ada', address: ada },
  own: () => ({ availability: ({ Online: 'online', Busy: 'busy', DoNotDisturb: 'dnd', Away: 'away', Offwork: 'offline' } as const)[here.lync.pool.application.preferred as 'Online'] }),
});

describeAgent('the UCWA agent without batches', harness({ batch: false }));
