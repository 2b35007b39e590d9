import type { OwnPresence } from '@presence-elements/core';
import type { Conversation } from '../session/conversation.js';
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
  const activities = await activitiesOf(conversation, state, own);
  await conversation.ping();
  signal.throwIfAborted();
  return { ...state.held, ...(activities && { activities }) };
}

/** Says what one is doing; whoever gives back how they are seen does nothing that was said here. Answers what the network now holds. */
async function activitiesOf({ requests }: Conversation, state: OwnState, own: OwnPresence): Promise<OwnPresence['activities']> {
  const wanted = own.activities ?? (own.availability === 'auto' && state.hasActivity ? [] : undefined);
  if (!wanted) return;
  try {
    await requests.ask('set', activityRequest(wanted[0]));
    state.hasActivity = wanted.length > 0;
    return own.activities && wanted.slice(0, 1);
  } catch {
    return; // A server without personal events: the rest is set all the same.
  }
}
