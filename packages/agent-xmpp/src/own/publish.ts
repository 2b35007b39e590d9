import type { OwnPresence } from '@presence-elements/core';
import type { Session } from '../session/session.js';
import { activityRequest } from './own-activity.js';
import type { OwnState } from './own-presence.js';

/** Sets how this session is seen, and answers what the network now holds. */
export async function publish(session: Session, state: OwnState, own: OwnPresence, signal: AbortSignal): Promise<OwnPresence> {
  const wasSeen = state.isSeen;
  state.set(own);
  // A server forgets whom to tell of what as soon as it is told that we are gone (RFC 6121 §4.5), so that begins anew.
  if (wasSeen !== state.isSeen) session.restart();
  const conversation = await session.ready(signal), stanza = state.stanza();
  if (stanza) conversation.send(stanza);
  const activities = own.activities && await conversation.requests.ask('set', activityRequest(own.activities[0])).then(
    () => own.activities!.slice(0, 1),
    () => undefined, // A server without personal events: the rest is set all the same.
  );
  await conversation.ping();
  signal.throwIfAborted();
  return { ...state.held, ...(activities && { activities }) };
}
