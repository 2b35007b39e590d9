import { describeAgent, fakeClock } from '@presence-elements/testing';
import { FakeXmpp } from '../test/fake-xmpp.js';
import { xmppAgent, type XmppAgent } from './xmpp-agent.js';

const clock = fakeClock({ now: 1_700_000_000_000 });
const [ada, bob] = ['ada@corp.example', 'bob@corp.example'];
let server: FakeXmpp;

/** An agent on a new server on which `set` has been at work. */
function create(set: (server: FakeXmpp) => void = () => undefined): XmppAgent {
  server = new FakeXmpp();
  server.set(ada, 'dnd');
  server.set(bob, 'away');
  set(server);
  return xmppAgent({ jid: 'me@corp.example', password: 'secret', service: 'ws://127.0.0.1/xmpp', WebSocket: server.WebSocket, ...clock });
}

const on = (set: (server: FakeXmpp) => void) => (): XmppAgent => create(set);
const wearing = (inside: string) => on(({ people }) => void people.set(ada, inside).set(bob, inside));

describeAgent('the XMPP agent as an agent', {
  create: () => create(),
  known: { [ada]: 'dnd', [bob]: 'away' },
  unknown: n => `nobody${n}@corp.example`,
  broken: {
    'unreachable': on(server => { server.isDown = true; }),
    'signed-out': on(server => { server.password = 'another'; }),
    'timeout': on(server => { server.silentFrom = 'open'; }),
    'rate-limited': on(server => {
      server.reply = ({ name }) => (name === 'auth' ? [`<stream:error xmlns:stream='http://etherx.jabber.org/streams'><policy-violation xmlns='urn:ietf:params:xml:ns:xmpp-streams'/></stream:error>`] : undefined);
    }),
  },
  hanging: on(server => { server.silentFrom = 'roster'; }),
  strange: {
    'a show': wearing('<show>teleporting</show>'),
    'an empty show and a priority': wearing('<show/><priority>1e99</priority>'),
    'elements': wearing(`<x xmlns='urn:unheard:of'><y>7</y></x><show xmlns='urn:other'>dnd</show>`),
    'frames that are no XML': on(server => {
      server.reply = ({ name }) => (name === 'presence' ? ['<presence', '<presence xmlns="jabber:client" from="ada@corp.example"><show>', '<unheard xmlns="urn:of"/>', server.presenceOf(ada), server.presenceOf(bob)] : undefined);
    }),
  },
  noting: text => create(({ people }) => people.set(ada, `<status>${text.replace(/[<>&'"]/g, sign => `&#${sign.charCodeAt(0)};`)}</status>`)),
  change: (address, availability) => server.set(address, availability),
  lose: () => {
    server.isDown = true;
    server.cut();
  },
  restore: () => { server.isDown = false; },
  own: () => server.own,
  received: () => server.asked('message').map(message => message.text),
  pending: () => clock.pending + server.sockets.size,
  now: clock.now,
  pass: () => clock.advance(100),
});
