import { parseXml } from '@presence-elements/xml';
import { NS } from '../namespaces.js';
import { problemOfCondition } from './problem-of-condition.js';
import { STATUS, type StropheConnection } from './strophe-library.js';
import { toDom } from './to-dom.js';
import type { ConnectionState, XmppConnection } from './xmpp-connection.js';

/** A connection of strophe.js (1.3 or later) that the host has already. */
export type HostStropheConnection = Pick<StropheConnection, 'jid' | 'connected' | 'authenticated' | 'send' | 'addHandler' | 'deleteHandler'>;

/**
 * Lends the agent a connection of strophe.js. It stays the host's: only a handler is added to it, and a listener for its
 * status, and both are gone once the agent is disposed.
 */
export function stropheConnection(lent: HostStropheConnection, document: Document = globalThis.document): XmppConnection {
  const connection = lent as StropheConnection;
  const isOnline = (): boolean => connection.connected && connection.authenticated;
  return {
    send(xml) {
      const element = parseXml(xml);
      if (element && isOnline()) connection.send(toDom(document, element));
    },
    onStanza(take) {
      const hand = (stanza: Element): boolean => {
        take(stanza);
        return true;
      };
      // Not every request: those that nobody takes strophe.js answers itself.
      const handlers = [
        connection.addHandler(hand, null, 'presence', null),
        connection.addHandler(hand, null, 'message', null),
        connection.addHandler(hand, null, 'iq', ['result', 'error']),
        connection.addHandler(hand, NS.roster, 'iq', 'set'),
      ];
      return () => {
        for (const handler of handlers) connection.deleteHandler(handler);
      };
    },
    onState(tell) {
      const undo = overhear(connection, (status, condition) => {
        const state = stateOf(status, condition, connection.jid);
        if (state) tell(state);
      });
      tell(isOnline() ? { online: true, jid: connection.jid } : { online: false });
      return undo;
    },
  };
}

/** It has one callback for its status, which is the host's; what calls it is ours until the undo. */
function overhear(connection: StropheConnection, tell: (status: number, condition: string | null) => void): () => void {
  const isOwn = Object.hasOwn(connection, '_changeConnectStatus'), change = connection._changeConnectStatus;
  const ours = (status: number, condition: string | null, element?: Element): void => {
    change.call(connection, status, condition, element);
    tell(status, condition);
  };
  connection._changeConnectStatus = ours;
  return () => {
    // Somebody may have put theirs on top of it: then it stays below, and tells nobody.
    tell = () => undefined;
    if (connection._changeConnectStatus !== ours) return;
    if (isOwn) connection._changeConnectStatus = change;
    else Reflect.deleteProperty(connection, '_changeConnectStatus');
  };
}

function stateOf(status: number, condition: string | null, jid: string): ConnectionState | undefined {
  if (status === STATUS.connected || status === STATUS.attached) return { online: true, jid };
  if (status === STATUS.authfail) return { online: false, problem: 'signed-out' };
  const isGone = [STATUS.error, STATUS.connfail, STATUS.disconnected, STATUS.disconnecting, STATUS.conntimeout].some(gone => gone === status);
  return isGone ? { online: false, problem: problemOfCondition(condition ?? '') } : undefined;
}
