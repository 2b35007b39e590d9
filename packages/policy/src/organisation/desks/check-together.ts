import type { Draft } from '../concerned.js';
import { below } from '../fields/fields.js';
import { Findings } from '../fields/settings-error.js';
import type { Office } from '../office.js';
import type { Tables } from '../tables/tables.js';
import { personAt } from '../tables/who-is-who.js';
import { checkAgent, checkAmongOthers } from './provider-check.js';

/** What no document can tell by itself: does all that there is after a change go together? Only what it touches is looked at: nobody can help the rest. */
export async function checkTogether(office: Office, after: Tables, drafts: readonly Draft[], found: Findings): Promise<void> {
  const { tables: before } = office.keeper;
  if (drafts.some(({ collection }) => collection === 'providers' || collection === 'settings')) await checkProviders(office, after, found);
  if (drafts.some(({ collection, id }) => collection === 'people' && after.person(id).preferences.address !== before.person(id).preferences.address)) checkPreferred(after, found);
  for (const draft of drafts) if (draft.collection === 'directory' && draft.document) checkListed(after, draft.id, draft.document.user, found);
}

async function checkProviders(office: Office, { settings: { providers }, who }: Tables, found: Findings): Promise<void> {
  for (const provider of providers.filter(({ fixed }) => !fixed)) {
    const own = new Findings();
    checkAmongOthers(providers.filter(other => other !== provider), provider, who.domain, own);
    await checkAgent(office.options, provider, own);
    for (const { path, code, message } of own.problems) found.add(below(`documents.providers.${provider.id}.provider`, path), code, message);
  }
}

/** Nobody may pass for somebody else. What a directory says to the contrary goes before what somebody claims anyway. */
function checkPreferred({ people, who }: Tables, found: Findings): void {
  const taken = new Set<string>();
  for (const [user, { preferences: { address } }] of people) {
    const person = address === undefined ? undefined : personAt(address);
    if (person === undefined) continue;
    if (taken.has(person) || who.isPortal(address!)) found.add(`documents.people.${user}.preferences.address`, 'address-taken', 'Somebody else has this address.');
    taken.add(person);
  }
}

/** The same as of a directory that is imported by itself. */
function checkListed({ who }: Tables, address: string, user: string | undefined, found: Findings): void {
  const path = `documents.directory.${address}`;
  if (who.isPortal(address)) found.add(path, 'own-address', 'People of this portal have their addresses here already.');
  if (user !== undefined && who.userOf(who.portalAddressOf(user)) !== user) found.add(`${path}.user`, 'not-found', 'There is no such user.');
}
