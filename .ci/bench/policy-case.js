// One lookup of somebody who is known, in one registry: without a policy, with an organisation's rules, and with an organisation that keeps them.
import { createRegistry } from '@presence-elements/core';
import { judgeMessage, memoryStore, openOrganisation, organisationPolicy } from '@presence-elements/policy';

const PEOPLE = 1_000, VIEWERS = 100, LOOKS = 20_000, MESSAGES = 20_000;

const addresses = Array.from({ length: PEOPLE }, (_, at) => (at % 2 ? `p${at % 200}@portal.example` : `e${at}@partner${at % 30}.example`));
const viewers = Array.from({ length: VIEWERS }, (_, at) => ({ id: `v${at}`, address: `v${at}@portal.example` }));
const admin = { id: 'admin', address: 'admin@portal.example', roles: ['admin'] };
const lists = { block: ['eve@partner1.example', 'spam.example'], allow: ['partner2.example'], noteFor: 'contacts' };

const network = {
  name: 'portal',
  limits: { maxBatch: 100_000 },
  query: async asked => asked.map(address => ({ address, availability: 'busy', activities: [{ kind: 'in-call' }], note: { text: 'Hello' }, lastActiveAt: 5, capabilities: ['message'] })),
};

/** Thirty providers, two hundred people with lists, an organisation's list of a thousand entries. */
async function settled() {
  const organisation = await openOrganisation(memoryStore(), { domain: 'portal.example' });
  const { providers } = organisation.account(admin), administration = organisation.administration(admin);
  for (let at = 0; at < 30; at++) {
    await providers.add({
      kind: 'federated', name: `Partner ${at}`, routes: [`partner${at}.example`, `*.partner${at}.example`], allowed: true, verification: 'provider-verified', isPublic: false, supports: [],
    });
  }
  const access = await administration.read('access'), block = Array.from({ length: 1_000 }, (_, at) => `s${at}@bad.example`);
  await administration.write('access', { ...access.value, block, domains: ['sister.example'] }, access.revision);
  for (let at = 0; at < 200; at++) await organisation.account({ id: `p${at}` }).preferences.write(lists);
  return organisation;
}

async function lookingWith(policy) {
  const registry = createRegistry({ ttl: 3_600_000, policy });
  registry.register(network, '*');
  await Promise.all(addresses.map(address => registry.lookup(address)));
  const views = viewers.map(viewer => registry.as(viewer));
  return () => {
    for (let at = 0; at < LOOKS; at++) views[at % VIEWERS].peek(addresses[at % PEOPLE]);
    return LOOKS;
  };
}

/** What is measured: each runs some, and answers how many. */
export async function cases() {
  const organisation = await settled(), { facts } = organisation;
  // The same facts, written down: what the rules themselves take.
  const { settings, domain } = facts, nobody = facts.preferencesOf('nobody'), listed = facts.preferencesOf('p1'), authorisation = facts.authorisationOf('nobody');
  const written = {
    settings, domain,
    userOf: address => (address.endsWith('@portal.example') ? address.slice(0, -15) : undefined),
    vouchedFor: user => [`${user}@portal.example`],
    preferencesOf: user => (user.startsWith('p') ? listed : nobody),
    authorisationOf: () => authorisation, hasContact: () => false, answerTo: () => undefined, lastWordsFor: () => undefined,
  };
  return {
    'no policy': await lookingWith(undefined),
    'rules': await lookingWith(organisationPolicy(written)),
    'organisation': await lookingWith(organisation.policy),
    'a message': () => {
      for (let at = 0; at < MESSAGES; at++) judgeMessage(facts, viewers[at % VIEWERS], addresses[at % PEOPLE], { availability: 'busy' }, { recipients: PEOPLE });
      return MESSAGES;
    },
  };
}
