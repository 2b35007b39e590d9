import { parseAddress } from '@presence-elements/core';
import { fromDom, parseXml, type XmlElement } from '@presence-elements/xml';
import { DOMParser } from '@xmldom/xmldom';
import { describe, expect, it } from 'vitest';
import { CONTACT, NOW, samples, type Sample } from '../../fixtures/stanzas.js';
import { Contact } from './contact.js';

const readers: Readonly<Record<string, (xml: string) => XmlElement | undefined>> = {
  'the parser of servers': parseXml,
  'a DOM': xml => fromDom(new DOMParser().parseFromString(xml, 'text/xml').documentElement!),
};
const reachable = { capabilities: ['message', 'group-message'], links: { message: 'xmpp:bob@example.org?message' } };

const BOTH = { subscription: 'both', ask: false }, NONE = { subscription: 'none', ask: false };

function contactWith(stanzas: readonly string[] = [], { roster, read = parseXml, languages }: { roster?: Sample['roster']; read?: typeof parseXml; languages?: string[] } = {}): Contact {
  const contact = new Contact(parseAddress(CONTACT)!, languages);
  if (roster) contact.subscription(roster);
  for (const each of stanzas) {
    const stanza = read(each)!;
    if (stanza.name === 'presence') contact.presence(stanza, NOW);
    else contact.event(stanza, NOW);
  }
  return contact;
}

const presence = (resource: string, inside = '', type = ''): string =>
  `<presence xmlns="jabber:client" from="bob@example.org${resource && `/${resource}`}"${type && ` type="${type}"`}>${inside}</presence>`;
const error = (condition: string): string =>
  presence('', `<error type="cancel"><${condition} xmlns="urn:ietf:params:xml:ns:xmpp-stanzas"/></error>`, 'error');

describe.each(Object.entries(readers))('a contact, read by %s, reports', (_, read) => {
  it.each(samples.map(sample => [sample.title, sample] as const))('%s', (_, { stanzas, roster, report }) => {
    expect(contactWith(stanzas, { roster, read }).report(NOW)).toEqual({ address: parseAddress(CONTACT), network: 'xmpp', ...reachable, ...report });
  });
});

describe('a contact', () => {
  it('is pending before anything is known', () => {
    expect(contactWith().report(NOW)).toMatchObject({ availability: 'unknown', problem: 'pending' });
  });

  it('that is called unavailable before the roster is there is offline once that says that they share, and only then', () => {
    const [friend, stranger] = [contactWith([presence('', '', 'unavailable')]), contactWith([presence('', '', 'unavailable')])];
    friend.subscription(BOTH);
    stranger.subscription(NONE);
    expect(friend.report(NOW)).toMatchObject({ availability: 'offline', confidence: 'confirmed' });
    expect(stranger.report(NOW)).toMatchObject({ availability: 'unknown', problem: 'not-shared' });
  });

  it('of whom the server stays silent is assumed to be offline', () => {
    const contact = contactWith([], { roster: BOTH });
    contact.assume();
    expect(contact.report(NOW)).toMatchObject({ availability: 'offline', confidence: 'assumed' });
  });

  it.each([[NONE, 'not-shared'], [{ subscription: 'from', ask: true }, 'pending'], [{ subscription: 'constructor', ask: false }, 'not-shared']] as const)('that does not share (%j) is unknown, however silent', (roster, problem) => {
    const contact = contactWith([], { roster });
    contact.assume();
    expect(contact.report(NOW)).toMatchObject({ availability: 'unknown', problem });
  });

  it('that a clumsy server says to be unavailable as a service reads as anybody who is silent', () => {
    const contact = contactWith([error('service-unavailable')], { roster: BOTH });
    contact.assume();
    const silent = contactWith([], { roster: BOTH });
    silent.assume();
    expect(contact.report(NOW)).toEqual(silent.report(NOW));
  });

  it('that was refused is not assumed to be offline', () => {
    const contact = contactWith([error('forbidden')], { roster: BOTH });
    contact.assume();
    expect(contact.report(NOW)).toMatchObject({ availability: 'unknown', problem: 'forbidden' });
  });

  it('that exists nowhere can be sent nothing', () => {
    const { problem, capabilities, links } = contactWith([error('item-not-found')]).report(NOW);
    expect({ problem, capabilities, links }).toEqual({ problem: 'not-found', capabilities: [], links: undefined });
  });

  it('that is heard again after an error is known again', () => {
    expect(contactWith([error('remote-server-timeout'), presence('a')], { roster: BOTH }).report(NOW)).toMatchObject({ availability: 'online' });
  });

  it('says when it begins to share, for that is when its silence begins to count', () => {
    const contact = contactWith([], { roster: { subscription: 'none', ask: true } });
    contact.assume();
    expect(contact.subscription(BOTH)).toBe(true);
    expect(contact.report(NOW)).toMatchObject({ availability: 'unknown', problem: 'pending' });
    expect(contact.subscription({ subscription: 'to', ask: false })).toBe(false);
  });

  it('that no longer shares is not known by what it shared, nor by the farewell that comes after', () => {
    const contact = contactWith([presence('a')], { roster: BOTH });
    contact.subscription(NONE);
    expect(contact.report(NOW)).toMatchObject({ availability: 'unknown', problem: 'not-shared' });
    contact.presence(parseXml(presence('a', '', 'unavailable'))!, NOW);
    expect(contact.report(NOW)).toMatchObject({ availability: 'unknown', problem: 'not-shared' });
  });

  it('that is told of twice in the roster keeps what was heard', () => {
    const contact = contactWith([presence('a', '<show>dnd</show>')], { roster: BOTH });
    contact.subscription({ subscription: 'to', ask: false });
    expect(contact.report(NOW)).toMatchObject({ availability: 'dnd' });
  });

  it('that is a stranger and leaves after having been seen is offline, in the words of the server', () => {
    expect(contactWith([presence('a'), presence('a', '', 'unavailable')], { roster: NONE }).report(NOW)).toMatchObject({ availability: 'offline', confidence: 'confirmed' });
  });

  it('is unknown altogether when the connection is gone', () => {
    const contact = contactWith([presence('a'), error('forbidden')], { roster: BOTH });
    contact.assume();
    contact.reset();
    expect(contact.report(NOW)).toEqual(contactWith().report(NOW));
  });

  it('knows since when from what it has seen change, not from what it heard first', () => {
    const contact = contactWith([presence('a')]);
    expect(contact.report(NOW).since).toBeUndefined();
    contact.presence(parseXml(presence('a', '<show>away</show>'))!, NOW + 1000);
    contact.presence(parseXml(presence('a', '<show>away</show><status>Lunch</status>'))!, NOW + 2000);
    expect(contact.report(NOW + 3000).since).toBe(NOW + 1000);
  });

  it('tells no time to come when the clock is set back', () => {
    const contact = contactWith([presence('a'), presence('a', '<show>away</show><idle xmlns="urn:xmpp:idle:1" since="2026-11-20T23:20:00Z"/>')]);
    expect(contact.report(NOW - 5000)).toMatchObject({ since: NOW - 5000, lastActiveAt: NOW - 5000 });
  });

  it('keeps the farewell when the server repeats that nobody is there', () => {
    const report = contactWith([presence('a'), presence('a', '<status>Bye</status>', 'unavailable'), presence('', '', 'unavailable')]).report(NOW);
    expect(report).toMatchObject({ availability: 'offline', note: { text: 'Bye' }, since: NOW });
  });

  it('does not take a part for all when it has more clients than can be kept', () => {
    const names = Array.from({ length: 40 }, (_, n) => `r${n}`);
    const contact = contactWith(names.map(name => presence(name)), { roster: BOTH });
    contact.assume();
    for (const name of names.slice(5)) contact.presence(parseXml(presence(name, '', 'unavailable'))!, NOW);
    expect(contact.report(NOW)).toMatchObject({ availability: 'unknown', problem: 'pending' });
    contact.presence(parseXml(presence('', '', 'unavailable'))!, NOW);
    expect(contact.report(NOW)).toMatchObject({ availability: 'offline', confidence: 'confirmed' });
  });

  it('prefers the languages of the page', () => {
    const status = '<status xml:lang="de-AT">Jause</status><status xml:lang="en">Snack</status>';
    expect(contactWith([presence('a', status)], { languages: ['fr', 'de'] }).report(NOW).note).toEqual({ text: 'Jause', lang: 'de-AT' });
  });

  it('shows one activity once, though show and event both tell it', () => {
    const phone = '<message xmlns="jabber:client"><event xmlns="http://jabber.org/protocol/pubsub#event"><items node="http://jabber.org/protocol/activity"><item><activity xmlns="http://jabber.org/protocol/activity"><talking><on_the_phone/></talking></activity></item></items></event></message>';
    expect(contactWith([presence('a', '<show>on the phone</show>'), phone]).report(NOW)).toMatchObject({ availability: 'busy', activities: [{ kind: 'in-call' }] });
  });

  it('takes no stanza but presence for presence, and none from an address longer than any', () => {
    const contact = contactWith([presence('x'.repeat(4000))]);
    contact.presence(parseXml('<message xmlns="jabber:client" from="bob@example.org/a"/>')!, NOW);
    expect(contact.report(NOW)).toMatchObject({ availability: 'unknown' });
  });
});
