import { PresenceError, type AgentCall, type ImAddress, type PresenceNetworkAgent } from '@presence-elements/core';
import { AccessRequests } from './access-requests.js';
import { lentConnector, ownConnector } from './connection/connector.js';
import { jidOf } from './jid.js';
import { tag } from './markup.js';
import { NS } from './namespaces.js';
import { OwnState } from './own/own-presence.js';
import { part } from './part.js';
import type { Conversation } from './session/conversation.js';
import { Session } from './session/session.js';
import { XmppWatch } from './session/xmpp-watch.js';
import { settle, type AccessRequest, type Settings, type XmppOptions } from './xmpp-options.js';

/** Knows whoever shares presence with one XMPP account. */
export interface XmppAgent extends PresenceNetworkAgent {
  watch: NonNullable<PresenceNetworkAgent['watch']>;
  dispose(): void;
  /** Connects again now, also after the credential was refused. */
  refresh(): void;
  /** How often connecting was tried. */
  readonly attempts: number;
  /** Those who ask for leave to see this account, and wait for an answer. */
  accessRequests(): readonly AccessRequest[];
}

/**
 * An agent for one XMPP account, over WebSocket (RFC 7395), BOSH (XEP-0124) or a connection that the host has.
 *
 * @throws TypeError for options that contradict each other, and for a service that is not secure.
 */
export function xmppAgent(options: XmppOptions): XmppAgent {
  const settings = settle(options), { account, connection } = settings;
  const state = new OwnState(settings);
  const access = new AccessRequests(settings, xml => {
    session.conversation?.send(xml);
    return !!session.conversation;
  });
  const session: Session = new Session(settings, connection ? lentConnector(connection) : ownConnector(settings), {
    presence: to => state.stanza(to),
    asked: stanza => access.take(stanza),
  });
  return {
    name: settings.name ?? 'xmpp',
    limits: { maxBatch: 1_000 },
    query: (addresses, { signal }) => query(session, addresses, signal),
    watch: sink => new XmppWatch(session, sink),
    ...(account === 'viewer' && { requestAccess: address => during(session, forever, conversation => requestAccess(conversation, address)) }),
    ...(account === 'viewer' && !connection && { publish: publisher(session, state) }),
    ...((account === 'viewer' || settings.relayMessages) && { send: sender(session, settings) }),
    refresh: () => session.refresh(),
    get attempts() {
      return session.attempts;
    },
    accessRequests: () => access.open,
    dispose: () => session.end(),
  };
}

const forever = new AbortController().signal;

/** Does something that needs the connection. */
async function during<T>(session: Session, signal: AbortSignal, act: (conversation: Conversation) => Promise<T>): Promise<T> {
  signal.throwIfAborted();
  const release = session.need();
  try {
    return await act(await session.ready(signal));
  } finally {
    release();
  }
}

async function query(session: Session, addresses: readonly ImAddress[], signal: AbortSignal): Promise<Awaited<ReturnType<PresenceNetworkAgent['query']>>> {
  const { now } = session.settings, jids = addresses.map(jidOf);
  if (!jids.length) return [];
  return during(session, signal, async conversation => {
    conversation.listening.look(jids);
    await conversation.listening.heard(jids, signal);
    return addresses.map((address, nth) => conversation.listening.contacts.report(address, jids[nth]!, now()));
  });
}

/** Whoever has said how they are seen is seen so until they give it back, whether anybody watches or not. */
function publisher(session: Session, state: OwnState): NonNullable<PresenceNetworkAgent['publish']> {
  let keep: (() => void) | undefined;
  return (own, { signal }) => during(session, signal, async () => {
    const { publish } = await part(import('./own/publish.js'));
    const held = await publish(session, state, own, signal);
    keep?.();
    keep = own.availability === 'auto' ? undefined : session.need();
    return held;
  });
}

const sender = (session: Session, settings: Settings): NonNullable<PresenceNetworkAgent['send']> =>
  async (to, message, { signal, viewer }: AgentCall) => {
    const { inNameOf, send } = await part(import('./send.js'));
    const said = settings.account === 'service' ? inNameOf(viewer, message) : message;
    return during(session, signal, conversation => send(conversation, to, said, settings, signal));
  };

async function requestAccess(conversation: Conversation, address: ImAddress): Promise<void> {
  const jid = jidOf(address);
  if (jid === conversation.own) throw new PresenceError('bad-address');
  conversation.send(tag('presence', { xmlns: NS.client, type: 'subscribe', to: jid }).xml);
  await conversation.ping();
}
