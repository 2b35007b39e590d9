import { describeAgent, fakeClock } from '@presence-elements/testing';
import { FakeServer, pidf } from '../test/fake-server.js';
import { sipAgent, type SipAgent } from './sip-agent.js';

const clock = fakeClock({ now: 1_700_000_000_000 });
const [bob, cleo] = ['bob@corp.example', 'sip:cleo@corp.example'], ADA = 'sip:ada@corp.example';
const uri = (text: string): string => `sip:${text.replace('sip:', '')}`;
let server: FakeServer;

/** An agent of a new server on which `set` has been at work. */
function create(set: (server: FakeServer) => void = () => undefined): SipAgent {
  server = new FakeServer();
  server.say(uri(bob), { availability: 'busy' });
  server.say(uri(cleo), { availability: 'away' });
  set(server);
  return sipAgent({ service: 'wss://sip.corp.example/', uri: ADA, WebSocket: server.WebSocket, now: clock.now, schedule: clock.schedule, random: () => 0.5 });
}

const answering = (status: number, ...headers: string[]) => (): SipAgent => create(made => { made.reply = () => ({ status, headers }); });
const saying = (document: string) => (): SipAgent => create(made => {
  made.publish(uri(bob), document);
  made.publish(uri(cleo), document);
});

describeAgent('the SIP agent as an agent', {
  create: () => create(),
  known: { [bob]: 'busy', [cleo]: 'away' },
  unknown: n => `nobody${n}@corp.example`,
  broken: {
    'unreachable': () => create(made => { made.down = true; }),
    'signed-out': answering(401, 'WWW-Authenticate: Digest realm="corp.example", nonce="n"'),
    'rate-limited': answering(503, 'Retry-After: 30'),
    'timeout': answering(504),
  },
  hanging: () => create(made => { made.silent = true; }),
  strange: {
    'no PIDF': saying('<weather xmlns="urn:x">sunny</weather>'),
    'no XML': saying('offline'),
    'a basic of tomorrow': saying(pidf(uri(bob), { availability: 'online' }).replace('open', 'ajar')),
    'a status that says nothing': saying(pidf(uri(bob), {})),
    'a state of tomorrow': () => create(made => { made.state = 'dreaming'; }),
  },
  change: (who, availability) => server.say(uri(who), { availability }),
  lose: () => {
    server.down = true;
    server.cut();
  },
  restore: () => { server.down = false; },
  own: () => {
    const document = server.documents.get(ADA) ?? '';
    return { availability: document ? (/rpid:(busy|away)/.exec(document)?.[1] as 'busy' | 'away' | undefined) ?? 'online' : 'invisible' };
  },
  received: () => server.messages,
  noting: text => create(made => made.say(uri(bob), { availability: 'busy', note: text })),
  pending: () => clock.pending + server.sockets.size,
  now: clock.now,
  pass: () => clock.advance(100),
});
