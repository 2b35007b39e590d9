import type { ImAddress, Note, PresenceReport } from '@presence-elements/core';
import { field } from './body.js';
import { messageLink, userIdOf } from './user-id.js';

/** What the homeserver said of somebody. */
export type Facts = Omit<PresenceReport, 'address'>;

/** The unstable state of MSC3026. */
export const BUSY = 'org.matrix.msc3026.busy';

// What is longer than a person would write is cut here (UTF-16 units).
const LONGEST = 1_000;
// Nobody was active before there was Matrix.
const BEGINNING = Date.UTC(2014, 0);

const states: ReadonlyMap<unknown, Facts> = new Map<unknown, Facts>([
  ['online', { availability: 'online' }],
  ['unavailable', { availability: 'away', idle: true }],
  ['offline', { availability: 'offline' }],
  [BUSY, { availability: 'busy' }],
]);

/**
 * Reads the content of an `m.presence` event, or the answer to `GET …/status`, which have the same fields.
 *
 * An `offline` without `last_active_ago` is assumed: it is also what is said of those of whom nothing was ever heard.
 */
export function factsOf(content: unknown, now: number): Facts {
  const state = states.get(field(content, 'presence'));
  if (!state) return { problem: 'no-data' };
  const ago = field(content, 'last_active_ago'), active = field(content, 'currently_active');
  const lastActiveAt = typeof ago === 'number' && ago >= 0 && now - ago >= BEGINNING ? Math.round(now - ago) : undefined;
  const isBare = state.availability === 'offline' && ago === undefined;
  const note = noteOf(field(content, 'status_msg'));
  return {
    ...state,
    // Whoever is active now is so until the next event, whenever it was last noted (client-server API, §Last active ago).
    ...(active !== true && lastActiveAt !== undefined && { lastActiveAt }),
    ...(state.availability === 'online' && active === false && { idle: true }),
    ...(note && { note }),
    confidence: isBare ? 'assumed' : 'confirmed',
  };
}

/** Does it look the same where a homeserver keeps no presence at all? */
export const isBare = ({ availability, confidence }: Facts): boolean => availability === 'offline' && confidence === 'assumed';

/** A report, with how to start a conversation, which anybody may try. */
export function reportOf(address: ImAddress, facts: Facts): PresenceReport {
  const userId = userIdOf(address);
  return { ...facts, address, ...(userId && { capabilities: ['message'], links: { message: messageLink(userId) } }) };
}

/** As it was written, hostile until drawn as text; never cut in the middle of a character. */
function noteOf(text: unknown): Note | undefined {
  if (typeof text !== 'string' || !text.trim()) return;
  return { text: text.length > LONGEST ? text.slice(0, LONGEST).replace(/[\uD800-\uDBFF]$/, '') : text };
}
