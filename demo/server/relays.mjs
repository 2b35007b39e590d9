import { fileURLToPath } from 'node:url';
import { parseAddress } from '@presence-elements/core';
import { createRelay } from '@presence-elements/relay';
import { DOMAIN, isColleague } from '../data/people.mjs';
import { createAccounts } from './accounts.mjs';
import { createMailbox } from './mailbox.mjs';
import { openNetworks } from './networks.mjs';
import { openInstitute } from './organisation.mjs';
import { viewerOf } from './visits.mjs';

// A directory that the operator names, and administrators import whenever they like.
const directories = [{ name: 'harbour-staff', provider: 'Bergen Harbour Authority', file: fileURLToPath(new URL('../public/harbour-staff.csv', import.meta.url)) }];

const IS_THERE = /^(online|away|busy|dnd)$/;

/**
 * The portal's relay with what the institute has decided, and the branch office's, which knows no administrators.
 *
 * @param {{ config?: string, store?: string, mood?: 'lively' | 'quiet', time?: { grace?: number, awayAfter?: number, now?: () => number, schedule?: import('@presence-elements/core').Schedule }, env?: Record<string, string | undefined>, print?: (line: string) => void }} options
 */
export async function openRelays({ config, store, mood, time, env, print }) {
  const accounts = createAccounts();
  const institute = await openInstitute({ file: store, mood, accounts, time, env });
  const networks = await openNetworks(config, { domain: DOMAIN, organisation: institute.organisation, env, print }).catch((error) => {
    institute.close();
    throw error;
  });
  const mailbox = createMailbox({ isThere: (user) => isThere(relay, user) });
  const relay = openRelay('/presence', DOMAIN, { ...networks.options, ...institute.options, ...time, knows: isColleague, deliver: mailbox.deliver, directories });
  const branch = openRelay('/branch/presence', 'branch.example');
  return {
    relay, branch, mailbox, accounts, institute,
    close() {
      relay.dispose();
      branch.dispose();
      networks.stop();
      institute.close();
    },
  };
}

// `hosts: []`: under loopback names only, for anybody may be anybody here.
function openRelay(basePath, domain, options = {}) {
  return createRelay({ ...options, authenticate: viewerOf, basePath, domain, hosts: [] });
}

// As the network itself knows it, whoever may or may not see it.
async function isThere(relay, user) {
  const [report] = await relay.network.query([parseAddress(`${user}@${DOMAIN}`)]);
  return IS_THERE.test(report?.availability);
}
