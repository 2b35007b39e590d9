// Somebody who speaks SIP letter by letter, beside the agent.
import { WebSocket } from 'ws';
import { SipStack } from '../src/session/sip-stack.js';
import { settingsOf } from '../src/sip-options.js';

/** A connection of one's own to a SIP server, for requests of one's own. */
export async function rawPerson(service: string, uri: string): Promise<{ readonly stack: SipStack; close(): void }> {
  const socket = new WebSocket(service, 'sip');
  const settings = settingsOf({ service, uri, WebSocket: WebSocket });
  const send = (text: string): boolean => {
    socket.send(text);
    return true;
  };
  const stack = new SipStack({ secure: false, send }, { uri, user: '', password: undefined }, settings, request => request.reply_sl(200));
  socket.on('message', data => stack.receive((data as Buffer).toString()));
  await new Promise(resolve => socket.once('open', resolve));
  return { stack, close: () => socket.close() };
}
