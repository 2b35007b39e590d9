import { memoryStore } from '@presence-elements/policy';
import { openRelayOrganisation, storedStatuses } from '@presence-elements/relay';
import { DOMAIN, isUser } from '../data/people.mjs';
import { NEIGHBOUR_KIND, neighbourKind } from './neighbour-kind.mjs';
import { firstSettings } from './first-settings.mjs';

/**
 * Opens what the institute has decided and its people prefer: kept in a file, or forgotten with the demo.
 *
 * @param {{ file?: string, mood?: 'lively' | 'quiet', accounts: ReturnType<typeof import('./accounts.mjs').createAccounts>, time?: { now?: () => number, schedule?: import('@presence-elements/core').Schedule }, env?: Record<string, string | undefined> }} options
 */
export async function openInstitute({ file, mood = 'lively', accounts, time: { now, schedule } = {}, env }) {
  const store = file ? await openFile(file) : memoryStore();
  const isNew = [...await store.load()].length === 0;
  const kind = neighbourKind({ accounts });
  const { organisation, services } = await openRelayOrganisation(store, {
    domain: DOMAIN,
    // Whoever signs in to the demo is somebody.
    knows: isUser,
    kinds: [NEIGHBOUR_KIND],
    importModule: (name) => (name === `${NEIGHBOUR_KIND}/config.js` ? { agentKind: kind } : import(name)),
    now,
    schedule,
    env,
  });
  if (isNew) await firstSettings(organisation, mood);
  return {
    organisation,
    // What createRelay takes of it. In memory, what people set is forgotten with the relay anyway.
    options: { organisation, services, ...(file && { store: storedStatuses(store) }) },
    /** Was there nothing in the store? Then whoever comes is new to the portal. */
    isNew,
    close: () => { organisation.close(); },
  };
}

// SQLite is an optional dependency: loaded where a file is wanted.
async function openFile(file) {
  const { openSqliteStore } = await import('@presence-elements/relay/sqlite.js');
  return openSqliteStore(file);
}
