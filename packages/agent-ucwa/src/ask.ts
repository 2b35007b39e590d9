import { PresenceError, type ImAddress, type PresenceReport } from '@presence-elements/core';
import type { Account } from './account.js';
import { uriOf } from './contacts.js';
import { find, read, reportOf } from './reading.js';
import { givenUp, within } from './waiting.js';

// Below the registry's ten seconds (milliseconds).
const TIMEOUT = 9_000;

/** Looks people up who are not watched: found in the address book, then read. An application that is gone is made anew, once. */
export async function ask(account: Account, addresses: readonly ImAddress[], signal: AbortSignal): Promise<readonly PresenceReport[]> {
  if (signal.aborted) throw givenUp();
  const known = addresses.filter(uriOf), strangers = addresses.filter(address => !uriOf(address));
  const reports: PresenceReport[] = strangers.map(address => ({ address, problem: 'bad-address' }));
  if (!known.length) return reports;
  return within(TIMEOUT, account.client.settings, signal, signal => account.run(signal, async session => {
    const found = await find(account, session, known, signal);
    const contacts = [...new Set([...found.values()].flatMap(each => (each instanceof PresenceError ? [] : each)))];
    const reads = await read(account, session, contacts.map(contact => ({ contact, presence: true, note: true })), signal);
    return [...reports, ...known.map(address => {
      const contact = found.get(address)!;
      if (contact instanceof PresenceError) return reportOf(address, contact);
      const { presence, note } = reads.get(contact)!;
      return reportOf(address, presence!, note);
    })];
  }));
}
