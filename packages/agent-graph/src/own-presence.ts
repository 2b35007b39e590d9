import type { AgentCall, Availability, OwnPresence } from '@presence-elements/core';
import type { Parts } from './parts.js';
import { readPresence, type GraphPresence } from './read-presence.js';

type Wish = NonNullable<OwnPresence['availability']>;

/** What may be preferred (presence: setUserPreferredPresence); `auto` and `unknown` prefer nothing. */
const preferred: ReadonlyMap<Wish, readonly [availability: string, activity: string]> = new Map([
  ['online', ['Available', 'Available']], ['away', ['Away', 'Away']], ['busy', ['Busy', 'Busy']], ['dnd', ['DoNotDisturb', 'DoNotDisturb']],
  ['offline', ['Offline', 'OffWork']], ['invisible', ['Offline', 'OffWork']],
]);

/**
 * Sets the viewer's preferred presence and status message, and answers what Graph says of them then: a preference has no
 * effect while the person is signed in to Teams nowhere. What is not mentioned stays as it is.
 */
export async function publish({ client, sessions, self, now }: Parts, own: OwnPresence, { signal, viewer }: AgentCall): Promise<OwnPresence> {
  const session = sessions.of(viewer), id = await self.id({ session, viewer, signal });
  const act = (action: string, body?: unknown): Promise<unknown> => client.request(session.credential, `/users/${id}/presence/${action}`, { method: 'POST', body, signal });
  if (own.availability) await setPreferred(own, act, now());
  if (own.note) await act('setStatusMessage', { statusMessage: messageOf(own.note, own.note.expiresAt ?? own.expiresAt) });
  return ownOf((await client.request(session.credential, `/users/${id}/presence`, { signal })) as GraphPresence | undefined);
}

async function setPreferred({ availability, activities, expiresAt }: OwnPresence, act: (action: string, body?: unknown) => Promise<unknown>, now: number): Promise<void> {
  const isBack = availability === 'away' && activities?.some(({ kind }) => kind === 'be-right-back');
  const words = isBack ? ['BeRightBack', 'BeRightBack'] : preferred.get(availability!);
  if (!words || (expiresAt !== undefined && expiresAt <= now)) return void await act('clearUserPreferredPresence', {});
  const [word, activity] = words;
  // Without an end Graph has its own: a day for busy and do not disturb, else a week.
  const expirationDuration = expiresAt === undefined ? undefined : `PT${Math.ceil((expiresAt - now) / 60_000)}M`;
  await act('setUserPreferredPresence', { availability: word, activity, ...(expirationDuration && { expirationDuration }) });
}

/** An empty text takes the message away. Times are in UTC, so that they can be read back. */
function messageOf({ text, emoji }: NonNullable<OwnPresence['note']>, expiresAt: number | undefined): object {
  return {
    message: { content: [emoji, text].filter(Boolean).join(' '), contentType: 'text' },
    ...(expiresAt !== undefined && { expiryDateTime: { dateTime: new Date(expiresAt).toISOString().replace('Z', '0000'), timeZone: 'UTC' } }),
  };
}

function ownOf(presence: GraphPresence | undefined): OwnPresence {
  const { availability = 'unknown', activities = [], note, outOfOffice } = readPresence(presence ?? {});
  // Whoever is signed out is offline; whoever chose it is off work.
  const isHidden = availability === 'offline' && activities.some(({ kind }) => kind === 'off-work');
  const shown: Availability | 'invisible' = isHidden ? 'invisible' : availability;
  return { availability: shown, ...(activities.length && { activities }), ...(note && { note }), ...(outOfOffice && { outOfOffice }) };
}
