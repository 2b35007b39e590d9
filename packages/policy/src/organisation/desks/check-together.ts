import { below } from '../fields/fields.js';
import { Findings } from '../fields/settings-error.js';
import type { Office } from '../office.js';
import type { Tables } from '../tables/tables.js';
import { personAt } from '../tables/who-is-who.js';
import { checkAgent, checkAmongOthers } from './provider-check.js';

/** What no document can tell by itself: do all of them go together? */
export async function checkTogether(office: Office, tables: Tables, found: Findings): Promise<void> {
  const { providers } = tables.settings;
  for (const provider of providers.filter(({ fixed }) => !fixed)) {
    const own = new Findings();
    checkAmongOthers(providers.filter(other => other !== provider), provider, tables.who.domain, own);
    await checkAgent(office.options, provider, own);
    for (const { path, code, message } of own.problems) found.add(below(`documents.providers.${provider.id}.provider`, path), code, message);
  }
  checkPreferred(tables, found);
}

/** Nobody may pass for somebody else. */
function checkPreferred({ people, who }: Tables, found: Findings): void {
  const taken = new Set<string>();
  for (const [user, { preferences: { address } }] of people) {
    const person = address === undefined ? undefined : personAt(address);
    if (person === undefined) continue;
    if (taken.has(person) || who.userOf(address!) !== user) found.add(`documents.people.${user}.preferences.address`, 'address-taken', 'Somebody else has this address.');
    taken.add(person);
  }
}
