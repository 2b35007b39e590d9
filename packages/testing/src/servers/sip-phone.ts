import { randomBytes } from 'node:crypto';
import { WebSocket } from 'ws';
import type { SipServer } from './kamailio.js';

/** A phone on a real SIP server that does nothing but publish. It shares no code with any agent. */
export interface SipPhone {
  /** Publishes a PIDF document with this inside `<presence>`, instead of what it published before (RFC 3903). */
  publish(tuplesAndPersons: string): Promise<void>;
  /** Takes back what it published, and hangs up. */
  leave(): Promise<void>;
}

// A server on a busy machine may take this long for an answer (milliseconds).
const PATIENCE = 30_000;

const NAMESPACES = 'xmlns="urn:ietf:params:xml:ns:pidf" xmlns:dm="urn:ietf:params:xml:ns:pidf:data-model" xmlns:rpid="urn:ietf:params:xml:ns:pidf:rpid"';

/** Connects a phone of `sip:bob@example.org` over WebSocket (RFC 7118). */
export async function sipPhone({ ws }: SipServer, uri: string): Promise<SipPhone> {
  const socket = new WebSocket(ws, 'sip'), device = `${token()}.invalid`;
  await new Promise<void>((resolve, reject) => socket.once('open', () => resolve()).once('error', reject));
  let tag: string | undefined, count = 0;
  const publish = async (body: string | undefined): Promise<void> => {
    const answer = await request(socket, [
      `PUBLISH ${uri} SIP/2.0`, `Via: SIP/2.0/WS ${device};branch=z9hG4bK${token()}`, 'Max-Forwards: 70', `From: <${uri}>;tag=${token()}`, `To: <${uri}>`,
      `Call-ID: ${token()}`, `CSeq: ${++count} PUBLISH`, 'Event: presence', `Expires: ${body === undefined ? 0 : 3_600}`,
      ...(tag ? [`SIP-If-Match: ${tag}`] : []), ...(body === undefined ? [] : ['Content-Type: application/pidf+xml']),
    ], body ?? '');
    tag = /^SIP-ETag:\s*(\S+)/im.exec(answer)?.[1];
  };
  return {
    publish: inside => publish(`<?xml version="1.0" encoding="UTF-8"?><presence ${NAMESPACES} entity="${uri.replace(/^sips?:/, 'pres:')}">${inside}</presence>`),
    async leave() {
      if (tag) await publish(undefined);
      socket.close();
    },
  };
}

const token = (): string => randomBytes(8).toString('hex');

/** @throws Error for any answer but a success. */
function request(socket: WebSocket, headers: readonly string[], body: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('the SIP server does not answer')), PATIENCE);
    socket.once('message', data => {
      clearTimeout(timer);
      const answer = (data as Buffer).toString();
      if (answer.startsWith('SIP/2.0 200 ')) resolve(answer);
      else reject(new Error(answer));
    });
    socket.send([...headers, `Content-Length: ${Buffer.byteLength(body)}`, '', body].join('\r\n'));
  });
}
