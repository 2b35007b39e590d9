import { PresenceError, problemOf, type ImAddress, type Message, type ProblemCode, type SendReceipt } from '@presence-elements/core';
import type { Account } from './account.js';
import { field } from './body.js';
import { userIdOf } from './user-id.js';

// Somebody may have been written to in several rooms: so many of them are looked at.
const MOST_ROOMS = 5;
// Members of a large room fill an answer (bytes).
const MOST_BYTES = 1_048_576;

/**
 * Sends into the conversation that there is with each: a room of the two alone, named in `m.direct`, that is not encrypted.
 * Making a room or encrypting are acts of their own, for which a client is there: `not-found` where there is no
 * conversation, `forbidden` where there are only encrypted ones.
 */
export async function send(account: Account, to: readonly ImAddress[], message: Message, signal: AbortSignal): Promise<SendReceipt> {
  const own = await account.userId(signal), direct = await dataOf(account, `/user/${encodeURIComponent(own)}/account_data/m.direct`, signal);
  const refused: { address: string; problem: ProblemCode }[] = [];
  let failure: unknown;
  for (const address of to) {
    try {
      await sendTo(account, own, direct, address, message, signal);
    } catch (error) {
      failure ??= error;
      refused.push({ address: address.text, problem: problemOf(error).problem });
    }
  }
  if (failure !== undefined && refused.length === to.length) throw failure as Error;
  return { delivered: 'sent', ...(refused.length && { refused }) };
}

async function sendTo(account: Account, own: string, direct: unknown, address: ImAddress, { text }: Message, signal: AbortSignal): Promise<void> {
  const userId = userIdOf(address), { client } = account;
  if (!userId) throw new PresenceError('bad-address', 'That is no Matrix user');
  const room = await conversation(account, own, userId, field(direct, userId), signal);
  const { now, random } = client.settings, transaction = `presence-elements-${now()}-${Math.floor(random() * 2 ** 48).toString(16)}`;
  await client.call(`${room}/send/m.room.message/${transaction}`, { method: 'PUT', body: { msgtype: 'm.text', body: text }, signal });
}

/** The path of a room of the two, newest first. */
async function conversation(account: Account, own: string, userId: string, rooms: unknown, signal: AbortSignal): Promise<string> {
  const ids = (Array.isArray(rooms) ? rooms : []).filter((id): id is string => typeof id === 'string' && id.startsWith('!'));
  let problem: ProblemCode = 'not-found';
  for (const id of ids.slice(-MOST_ROOMS).reverse()) {
    const room = `/rooms/${encodeURIComponent(id)}`, members = field(await dataOf(account, `${room}/joined_members`, signal), 'joined');
    const names = Object.keys(members ?? {});
    // Whoever was added since would read along, and one who has left would not.
    if (!names.includes(userId) || !names.every(name => name === userId || name === own)) continue;
    if (await isPlain(account, room, signal)) return room;
    problem = 'forbidden';
  }
  throw new PresenceError(problem, 'There is no conversation that this could be sent to');
}

/** Only where the homeserver says that it is not encrypted: whoever may not know must not take it for that. */
async function isPlain({ client }: Account, room: string, signal: AbortSignal): Promise<boolean> {
  try {
    await client.call(`${room}/state/m.room.encryption`, { signal });
    return false;
  } catch (error) {
    if (problemOf(error).problem === 'no-data') return true;
    throw error;
  }
}

/** Undefined where there is no such thing, or none for this account. */
async function dataOf({ client }: Account, path: string, signal: AbortSignal): Promise<unknown> {
  return client.call(path, { signal, most: MOST_BYTES }).catch((error: unknown) => {
    if (/^(no-data|forbidden)$/.test(problemOf(error).problem)) return undefined;
    throw error;
  });
}
