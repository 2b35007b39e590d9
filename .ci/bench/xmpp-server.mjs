// An XMPP server that knows one thing: a roster as long as wanted, whose contacts change as fast as wanted (RFC 7395, RFC 6121).
import { createServer } from 'node:http';
import { once } from 'node:events';
import { WebSocketServer } from 'ws';

const FEATURES = "<stream:features xmlns:stream='http://etherx.jabber.org/streams'>";

export async function startXmppServer(contacts) {
  const http = createServer().listen(0, '127.0.0.1');
  await once(http, 'listening');
  const sockets = new WebSocketServer({ server: http, handleProtocols: () => 'xmpp' });
  let page;
  sockets.on('connection', (socket) => {
    page = socket;
    let signedIn = false;
    socket.on('message', (data) => {
      const text = String(data);
      const id = /\sid=["']([^"']+)["']/u.exec(text)?.[1];
      const answer = (body = '') => socket.send(`<iq xmlns='jabber:client' type='result' id='${id}'>${body}</iq>`);
      if (text.startsWith('<open')) {
        socket.send("<open xmlns='urn:ietf:params:xml:ns:xmpp-framing' from='corp.example' id='1' version='1.0'/>");
        socket.send(signedIn ? `${FEATURES}<bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/></stream:features>`
          : `${FEATURES}<mechanisms xmlns='urn:ietf:params:xml:ns:xmpp-sasl'><mechanism>PLAIN</mechanism></mechanisms></stream:features>`);
      } else if (text.startsWith('<auth')) {
        signedIn = true;
        socket.send("<success xmlns='urn:ietf:params:xml:ns:xmpp-sasl'/>");
      } else if (text.includes('xmpp-bind')) answer("<bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'><jid>me@corp.example/page</jid></bind>");
      else if (text.includes('jabber:iq:roster')) answer(`<query xmlns='jabber:iq:roster'>${names(contacts).map((jid) => `<item jid='${jid}' subscription='both'/>`).join('')}</query>`);
      else if (text.startsWith('<iq')) answer();
      else if (text.startsWith('<presence')) for (const jid of names(contacts)) socket.send(presence(jid));
    });
  });
  return {
    url: `ws://127.0.0.1:${http.address().port}/`,
    /** `count` contacts change within 100 ms, in ten bursts. */
    async flood(count, shows) {
      for (let burst = 0; burst < 10; burst++) {
        names(count).slice(burst * count / 10, (burst + 1) * count / 10).forEach((jid, at) => page.send(presence(jid, shows[(at + burst) % shows.length])));
        await new Promise((resolve) => { setTimeout(resolve, 10); });
      }
    },
    close() {
      for (const socket of sockets.clients) socket.terminate();
      http.close();
    },
  };
}

const names = (count) => Array.from({ length: count }, (_, n) => `p${n}@corp.example`);

const presence = (jid, show) => `<presence xmlns='jabber:client' from='${jid}/desk'>${show ? `<show>${show}</show><status>${show} at ${jid}</status>` : ''}</presence>`;
