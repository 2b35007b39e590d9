import type { PresenceNetworkAgent } from '@presence-elements/core';
import { describeAgent } from '@presence-elements/testing';
import { startLocalServer, type Answering, type LocalServer, type Reply } from '../test/local-server.js';
import { agentKind } from './config.js';
import type { WebService } from './web-service.js';

// As an administrator would describe a staff directory in presence.config.json.
const directory: WebService = {
  name: 'directory',
  title: 'Staff directory',
  path: '/api/people/{address}/status?app={key}',
  read: { format: 'json', proof: 'person.id', state: 'person.state', note: 'person.says' },
  values: { in: 'online', out: { availability: 'offline' }, meeting: { availability: 'busy', activity: 'in-meeting' } },
};
const states = new Map([['ada@corp.example', 'meeting'], ['bob@corp.example', 'out']]);

let server: LocalServer;
beforeAll(async () => { server = await startLocalServer(() => undefined); });
afterAll(() => server[Symbol.asyncDispose]());

const person = (target: string): string => decodeURIComponent(/people\/([^/]+)/.exec(target)![1]!);
const answers = (facts: (id: string) => object | undefined): Answering => ({ target }) => {
  const found = facts(person(target));
  return found ? { body: JSON.stringify({ person: { id: person(target), ...found } }) } : { status: 404 };
};

async function create(answer: Answering = answers(id => (states.has(id) ? { state: states.get(id) } : undefined))): Promise<PresenceNetworkAgent> {
  server.answer = answer;
  return agentKind.create({ service: directory, base: server.base, allowPrivate: true });
}

const always = (reply: Reply) => (): Promise<PresenceNetworkAgent> => create(() => reply);
const saying = (facts: object) => (): Promise<PresenceNetworkAgent> => create(answers(() => facts));

describeAgent('the web agent with a service of one\'s own', {
  create: () => create(),
  known: { 'ada@corp.example': 'busy', 'bob@corp.example': 'offline' },
  unknown: n => `nobody${n}@corp.example`,
  broken: {
    'unreachable': always({ status: 502, body: 'out' }),
    'signed-out': always({ status: 401 }),
    'forbidden': always({ status: 403 }),
    'rate-limited': always({ status: 429, headers: [['Retry-After', '30']] }),
    'timeout': always({ status: 504 }),
  },
  hanging: () => create(() => undefined),
  strange: {
    'a word of tomorrow': saying({ state: 'levitating' }),
    'a word that JavaScript knows': saying({ state: 'constructor' }),
    'no word': saying({}),
    'another type': saying({ state: ['out', 'in'].map(word => ({ word })), says: 7 }),
    'another document': always({ body: '{"state":"out"}' }),
    'nothing': always({ body: '' }),
  },
  noting: text => create(answers(() => ({ state: 'in', says: text }))),
  pending: () => server.open(),
  patience: 20_000,
  without: { change: 'it can only be asked', own: 'it publishes nothing', received: 'it sends nothing' },
});
