import { PresenceError, problemOf, type OwnPresence } from '@presence-elements/core';
import type { Account } from './account.js';
import { BUSY, factsOf, isBare, type Facts } from './facts.js';
import { statusOf } from './keeping.js';
import type { Claim } from './sync.js';
import { statusPath } from './user-id.js';

// Longer notes are cut here (UTF-16 units).
const LONGEST_NOTE = 1_000;

/**
 * Sets how the account is seen, and answers how it is seen then. As homeservers forget it half a minute after the last
 * `/sync`, that goes on in this state until `auto` or `offline`.
 *
 * Rejects with `network-disabled` where the homeserver does not keep it.
 */
export async function publish(account: Account, own: OwnPresence, signal: AbortSignal): Promise<OwnPresence> {
  const { client, keeping, sync } = account, { knowsBusy } = await client.homeserver(signal), userId = await account.userId(signal);
  const presence = stateOf(own.availability, knowsBusy) ?? stateOf((await statusOf(client, userId, signal)).availability, knowsBusy) ?? 'online';
  const before = sync.claimed, isKept = client.settings.sync !== false && (own.availability || sync.claims);
  const claim = !isKept ? before : own.availability === 'auto' ? 'offline' : claimOf(presence);
  // A question that comes after the new word, and says the old one, would take it back.
  if (claim !== before) sync.claim('offline');
  const seen = await put(account, statusPath(userId), { presence, status_msg: textOf(own) }, signal).catch((error: unknown) => {
    sync.claim(before);
    throw error;
  });
  if (presence !== 'offline' && isBare(seen)) {
    sync.claim(before);
    keeping.deny();
    throw disabled();
  }
  keeping.heard(seen);
  sync.claim(claim);
  return { availability: seen.availability, ...(seen.note && { note: seen.note }) };
}

async function put({ client, keeping }: Account, path: string, body: { presence: string; status_msg: string }, signal: AbortSignal): Promise<Facts> {
  try {
    await client.call(path, { method: 'PUT', body, signal });
  } catch (error) {
    // Conduit and its kin say 403 to everybody, old ones 404: nobody is forbidden to be present.
    if (!/^(forbidden|no-data)$/.test(problemOf(error).problem)) throw error;
    keeping.deny();
    throw disabled();
  }
  return factsOf(await client.call(path, { signal }), client.settings.now());
}

const disabled = (): PresenceError => new PresenceError('network-disabled', 'The homeserver keeps no presence');

/** The nearest that the homeserver has; undefined where no state is wished. */
function stateOf(wish: OwnPresence['availability'], knowsBusy: boolean): string | undefined {
  if (wish === 'online') return 'online';
  if (wish === 'away') return 'unavailable';
  if (wish === 'busy' || wish === 'dnd') return knowsBusy ? BUSY : 'unavailable';
  return wish === 'offline' || wish === 'invisible' ? 'offline' : undefined;
}

/** Busy stays busy while `/sync`, which has no word for it, says online: only what is set ends it. */
const claimOf = (presence: string): Claim => (presence === 'unavailable' || presence === 'offline' ? presence : 'online');

function textOf({ note }: OwnPresence): string {
  const text = [note?.emoji, note?.text].filter(part => part).join(' ');
  return text.length > LONGEST_NOTE ? text.slice(0, LONGEST_NOTE).replace(/[\uD800-\uDBFF]$/, '') : text;
}
