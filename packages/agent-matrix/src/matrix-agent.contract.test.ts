import type { Availability, PresenceNetworkAgent } from '@presence-elements/core';
import { describeAgent } from '@presence-elements/testing';
import { Homeserver, type HomeserverOptions, type Reply } from '../test/homeserver.js';
import type { State } from '../test/people.js';
import { matrixAgent, type MatrixAgent } from './matrix-agent.js';

const ME = '@alice:matrix.example', BOB = '@bob:matrix.example', CAROL = '@carol:corp.example:8448';
const states: Partial<Record<Availability, State>> = { online: 'online', away: 'unavailable', busy: 'org.matrix.msc3026.busy', dnd: 'org.matrix.msc3026.busy', offline: 'offline' };
const servers: Homeserver[] = [];
let server: Homeserver;

async function create(options: Partial<HomeserverOptions> = {}): Promise<MatrixAgent> {
  server = await new Homeserver({ tokens: { secret: ME }, busy: true, ...options }).start();
  servers.push(server);
  const { people } = server;
  people.room('!all:matrix.example', [ME, BOB, CAROL]);
  people.room('!two:matrix.example', [ME, BOB]);
  people.direct.set(ME, { [BOB]: ['!two:matrix.example'] });
  people.say(BOB, 'unavailable');
  people.say(CAROL, 'offline');
  return matrixAgent({ homeserver: server.url, token: 'secret' });
}

const always = (reply: Reply) => async (): Promise<PresenceNetworkAgent> => {
  const agent = await create();
  server.intercept = () => reply;
  return agent;
};
const saying = (body: unknown) => async (): Promise<PresenceNetworkAgent> => {
  const agent = await create();
  server.intercept = ({ path }) => (path.endsWith('/status') ? { body } : undefined);
  return agent;
};
const error = (status: number, errcode: string, more: object = {}) => ({ status, body: { errcode, error: 'no', ...more } });
const onceSignedIn = (reply: Reply) => async (): Promise<PresenceNetworkAgent> => {
  const agent = await create();
  server.intercept = ({ path }) => (path.endsWith('/versions') ? undefined : reply);
  return agent;
};

describeAgent('the Matrix agent', {
  create: () => create(),
  known: { [BOB]: 'away', [CAROL]: 'offline' },
  unknown: n => `@nobody${n}:matrix.example`,
  broken: {
    'unreachable': always({ status: 502, text: '<html>Bad gateway' }),
    'signed-out': onceSignedIn(error(401, 'M_UNKNOWN_TOKEN')),
    'rate-limited': onceSignedIn(error(429, 'M_LIMIT_EXCEEDED', { retry_after_ms: 2_000 })),
    'network-disabled': onceSignedIn(error(404, 'M_UNRECOGNIZED')),
  },
  hanging: always('never'),
  strange: {
    'a state of tomorrow': saying({ presence: 'levitating' }),
    'a state that JavaScript knows': saying({ presence: 'constructor', status_msg: {}, last_active_ago: 'now' }),
    'no state': saying({}),
    'a list': saying([{ presence: 'offline' }]),
    'nothing': saying(null),
    'a long past': saying({ presence: 'online', last_active_ago: 1e18, currently_active: 'yes' }),
  },
  noting: async text => {
    const agent = await create();
    server.people.say(BOB, 'online', text);
    return agent;
  },
  change: (address, availability) => server.people.say(address, states[availability]!),
  lose: () => server.stop(),
  restore: async () => void await server.start(),
  own: async () => {
    const { presence } = server.people.content(ME);
    return { availability: (Object.entries(states).find(([, state]) => state === presence)![0] as Availability) };
  },
  received: () => server.people.rooms.get('!two:matrix.example')!.messages,
  pending: () => server.open,
  patience: 20_000,
  cleanup: async () => {
    const wrong = servers.flatMap(({ violations }) => violations);
    await Promise.all(servers.splice(0).map(one => one.stop()));
    if (wrong.length) throw new Error(wrong.join('\n'));
  },
});
