import { parseAddress } from '@presence-elements/core';
import { parseXml } from '@presence-elements/xml';
import { expect } from 'chai';
import { CONTACT, NOW, samples } from '../../fixtures/stanzas.js';
import { Contact } from './contact.js';

const REACHABLE = { capabilities: ['message', 'group-message'], links: { message: 'xmpp:bob@example.org?message' } };

/** Without fields that are there and undefined. */
const asData = (value: object): unknown => JSON.parse(JSON.stringify(value));

describe('a contact, read by the page’s own parser, reports', () => {
  for (const { title, stanzas, roster, report } of samples) {
    it(title, () => {
      const contact = new Contact(parseAddress(CONTACT)!);
      if (roster) contact.subscription(roster);
      for (const xml of stanzas) {
        const stanza = parseXml(xml)!;
        contact[stanza.name === 'presence' ? 'presence' : 'event'](stanza, NOW);
      }
      expect(asData(contact.report(NOW))).to.deep.equal(asData({ address: parseAddress(CONTACT), network: 'xmpp', ...REACHABLE, ...report }));
    });
  }
});
