import type { AgentKind } from '@presence-elements/core';
import { memoryStore, openOrganisation } from '@presence-elements/policy';
import { describeAccount, sampleAgents, type AccountHarness } from '@presence-elements/policy/suites.js';
import { fakeAgent } from '@presence-elements/testing';
import { describe, it } from 'vitest';
import { Page } from '../test/page.js';
import { signedInByHeader } from '../test/portal.js';
import { OrganisationServices } from './organisation/services.js';
import { ProviderAgents } from './providers/provider-agents.js';
import { createRelay } from './relay.js';
import { serveRelay } from './serve.js';

const administrator = { id: 'root', roles: ['admin'] };
const [sample] = sampleAgents as readonly [AgentKind];
const kinds = new Map([['sample', { ...sample, create: () => fakeAgent() }]]);

/** Everything through a real server: accounts are those of pages. */
async function overHttp(): Promise<AccountHarness> {
  const organisation = await openOrganisation(memoryStore(), { domain: 'portal.example', agents: sampleAgents });
  const services = new OrganisationServices(new ProviderAgents({ kinds, env: {}, secretPrefix: 'PRESENCE_' }));
  const relay = createRelay({ organisation, services, authenticate: signedInByHeader, onError: () => undefined }), served = await serveRelay(relay, { port: 0 });
  const pages: Page[] = [];
  let rounds = 0;
  /** Streams are in order: who has heard this of themselves, whom everybody sees, has heard all before it. */
  const round = async (): Promise<void> => {
    const kind = `round-${++rounds}`;
    await Promise.all(pages.map(async page => {
      await relay.network.publish({ availability: 'online', activities: [{ kind }] }, { viewer: { id: page.user } });
      await page.hears(() => page.rounds >= rounds);
    }));
  };
  return {
    domain: 'portal.example',
    administration: organisation.administration(administrator),
    async account(user) {
      const page = new Page(`${served.url}/presence`, user, user === 'root' ? ['admin'] : [], [`${user}@portal.example`]);
      pages.push(page);
      await page.hears(heard => heard.includes('live'));
      return page.agent.account();
    },
    async settled() {
      await round();
      await round();
    },
    async close() {
      for (const page of pages) page.close();
      await served.close();
      relay.dispose();
      organisation.close();
    },
  };
}

describeAccount('the account at a relay', overHttp, { describe, it });
