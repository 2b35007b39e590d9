import { PresenceError, problemOf, type ImAddress, type PresenceReport } from '@presence-elements/core';
import type { Account } from './account.js';
import { reportOf, type Facts } from './facts.js';
import { heeding, inParallel, within } from './waiting.js';

// A question at 25 addresses, 6 at a time, is answered in time by a homeserver that takes a second and a half for each.
export const BATCH = 25;
const CONCURRENCY = 6;
// Below the registry's ten seconds, so that what came in time is kept (milliseconds).
const TIMEOUT = 9_000;
// A watch that has just begun is about to say what else would take a request for each (milliseconds).
const OPENING = 3_000;

/** Asks for each address by itself, unless every change of it is heard anyway. One that was answered shows that the homeserver is there; with none it has failed as a whole. */
export async function ask(account: Account, addresses: readonly ImAddress[], signal: AbortSignal): Promise<readonly PresenceReport[]> {
  if (signal.aborted) throw new PresenceError('timeout', 'Nobody waits for the answer');
  if (!addresses.length) return [];
  const { client, keeping, sync } = account;
  return within(TIMEOUT, client.settings, signal, async signal => {
    await client.homeserver(signal);
    await within(OPENING, client.settings, signal, signal => heeding(signal, sync.opening()).catch(() => undefined)); // Then each is asked for.
    const outcomes = await each(account, addresses, signal);
    const failed = outcomes.find(({ error }) => error);
    if (failed && outcomes.every(({ error }) => error)) throw failed.error as Error;
    const facts = await keeping.judge(outcomes.map(({ facts }) => facts), signal);
    return addresses.map((address, nth) => reportOf(address, facts[nth]!));
  });
}

interface Outcome { readonly facts: Facts; readonly error?: unknown }

async function each(account: Account, addresses: readonly ImAddress[], signal: AbortSignal): Promise<readonly Outcome[]> {
  const outcomes = new Map<ImAddress, Outcome>();
  let stopped: Outcome | undefined;
  await inParallel(addresses, CONCURRENCY, async address => {
    const outcome = address.scheme === 'matrix' && stopped ? stopped : await one(() => account.look(address, signal));
    outcomes.set(address, outcome);
    // It wants a rest, or knows us no more: whoever still waits would only run into the same.
    if (/^(rate-limited|signed-out|network-disabled)$/.test(outcome.error ? outcome.facts.problem ?? '' : '')) stopped ??= outcome;
  });
  return addresses.map(address => outcomes.get(address)!);
}

async function one(status: () => Promise<Facts>): Promise<Outcome> {
  try {
    return { facts: await status() };
  } catch (error) {
    return { facts: problemOf(error), error };
  }
}
