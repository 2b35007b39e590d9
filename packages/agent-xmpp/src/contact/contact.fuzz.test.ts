import { availabilities, parseAddress, problemCodes, type PresenceReport } from '@presence-elements/core';
import { fromDom, parseXml, type XmlAttribute, type XmlElement } from '@presence-elements/xml';
import { DOMParser } from '@xmldom/xmldom';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CONTACT, NOW, samples } from '../../fixtures/stanzas.js';
import { Contact } from './contact.js';

const names = ['presence', 'show', 'status', 'priority', 'idle', 'query', 'delay', 'x', 'error', 'event', 'items', 'item', 'retract', 'activity', 'mood', 'text', 'working', 'in_a_meeting', 'forbidden', 'service-unavailable', 'remote-server-timeout', '__proto__', 'constructor', 'toString'];
const spaces = ['', 'jabber:client', 'urn:xmpp:idle:1', 'jabber:iq:last', 'urn:xmpp:delay', 'jabber:x:delay', 'urn:ietf:params:xml:ns:xmpp-stanzas', 'http://jabber.org/protocol/pubsub#event', 'http://jabber.org/protocol/activity', 'http://jabber.org/protocol/mood', '__proto__'];
const keys = ['type', 'from', 'stamp', 'since', 'seconds', 'node', 'lang', '__proto__', 'constructor', 'hasOwnProperty'];
const values = [
  '', 'unavailable', 'error', 'available', 'subscribed', 'bob@example.org', 'bob@example.org/a', 'bob@example.org/b', '/', '//', '__proto__', 'constructor',
  '1969-07-21T02:56:15Z', '2026-11-20T11:00:00Z', '9999-12-31T23:59:59-14:00', '0000-00-00T00:00:00Z', '-1', '99999999999999999999', '-128', '1e308', 'NaN', 'Infinity',
  'http://jabber.org/protocol/activity', 'http://jabber.org/protocol/mood', 'dnd', 'xa', 'offline', 'unknown', 'en', 'x'.repeat(4000),
];
const value = fc.oneof(fc.constantFrom(...values), fc.string(), fc.integer().map(String), fc.double().map(String));
const attribute: fc.Arbitrary<XmlAttribute> = fc.record({ name: fc.constantFrom(...keys), ns: fc.constantFrom('', 'http://www.w3.org/XML/1998/namespace'), value });
const element: fc.Memo<XmlElement> = fc.memo(depth => fc.record({
  name: fc.constantFrom(...names), ns: fc.constantFrom(...spaces), text: value,
  attributes: fc.array(attribute, { maxLength: 3 }),
  children: depth > 1 ? fc.array(element(depth - 1), { maxLength: 3 }) : fc.constant([]),
}));
/** Something likely enough to be presence, with anything inside. */
const stanza = fc.record({ name: fc.constantFrom('presence', 'presence', 'presence', 'message'), ns: fc.constant('jabber:client'), text: value, attributes: fc.array(attribute, { maxLength: 4 }), children: fc.array(element(4), { maxLength: 6 }) });

type Act = (contact: Contact) => void;
const acts = {
  presence: stanza.map((each): Act => contact => contact.presence(each, NOW)),
  event: stanza.map((each): Act => contact => contact.event(each, NOW)),
  subscription: fc.record({ subscription: fc.oneof(fc.constantFrom('none', 'to', 'from', 'both', 'remove'), value), ask: fc.boolean() }).map((state): Act => contact => void contact.subscription(state)),
  reset: fc.constant<Act>(contact => contact.reset()),
};

const typeOf = ({ attributes }: XmlElement): string | undefined => attributes.find(({ name, ns }) => name === 'type' && !ns)?.value;
const bob = (): Contact => new Contact(parseAddress(CONTACT)!);

function expectShape(report: PresenceReport): void {
  const { availability, problem, note, activities = [], capabilities, since, lastActiveAt, idle, confidence } = report;
  expect(availabilities).toContain(availability);
  expect(problem === undefined).toBe(availability !== 'unknown');
  if (problem) expect(problemCodes).toContain(problem);
  if (note) expect(note.text.trim() && note.text.length <= 1000).toBeTruthy();
  for (const { kind, text = '' } of activities) expect(kind && text.length <= 1000).toBeTruthy();
  for (const time of [since, lastActiveAt]) if (time !== undefined) expect(time >= Date.UTC(1999, 0) && time <= NOW).toBe(true);
  expect([true, undefined]).toContain(idle);
  expect(confidence).toBe(availability === 'unknown' ? undefined : 'confirmed');
  expect(Array.isArray(capabilities)).toBe(true);
  expect(JSON.parse(JSON.stringify(report))).toEqual(JSON.parse(JSON.stringify(structuredClone(report))));
}

describe('a contact, whatever is sent to it,', () => {
  it('never throws, and always gives a report of the promised shape', () => {
    fc.assert(fc.property(fc.array(fc.oneof(acts.presence, acts.presence, acts.event, acts.subscription, acts.reset), { maxLength: 20 }), all => {
      const contact = bob();
      for (const act of all) {
        act(contact);
        expectShape(contact.report(NOW));
      }
    }), { numRuns: 1000 });
  });

  it('is not offline unless somebody said unavailable, or nothing for too long', () => {
    const harmless = stanza.filter(each => typeOf(each) !== 'unavailable').map((each): Act => contact => contact.presence(each, NOW));
    fc.assert(fc.property(fc.array(fc.oneof(harmless, acts.event, acts.subscription, acts.reset), { maxLength: 20 }), all => {
      const contact = bob();
      for (const act of all) {
        act(contact);
        expect(contact.report(NOW).availability).not.toBe('offline');
      }
    }), { numRuns: 1000 });
  });

  it('is never assumed to be offline once an error has spoken, or where nothing is shared', () => {
    const roster = fc.constantFrom({ subscription: 'none', ask: false }, { subscription: 'from', ask: true });
    fc.assert(fc.property(roster, fc.array(acts.event), (state, all) => {
      const contact = bob();
      contact.subscription(state);
      for (const act of all) act(contact);
      contact.assume();
      expect(contact.report(NOW).availability).toBe('unknown');
    }));
  });

  it('goes deep without falling', () => {
    let nested: XmlElement = { name: 'status', ns: 'jabber:client', attributes: [], children: [], text: '' };
    for (let depth = 0; depth < 20_000; depth++) nested = { ...nested, children: [nested] };
    const contact = bob();
    contact.presence({ ...nested, name: 'presence' }, NOW);
    contact.event({ ...nested, name: 'message' }, NOW);
    expect(contact.report(NOW).availability).toBe('online');
  });
});

const client = (name: string, [type, inside]: readonly [string, string]): XmlElement =>
  parseXml(`<presence xmlns="jabber:client" from="bob@example.org/${name}"${type && ` type="${type}"`}>${inside}</presence>`)!;
const words = fc.constantFrom(...([
  ['', ''], ['', '<show>away</show>'], ['', '<show>dnd</show><priority>5</priority>'], ['', '<show>chat</show><status>Hi</status>'], ['', '<status>Ho</status><priority>-3</priority>'],
  ['', '<show>xa</show><idle xmlns="urn:xmpp:idle:1" since="2026-11-20T11:00:00Z"/>'], ['', '<show>xa</show><idle xmlns="urn:xmpp:idle:1" since="2026-11-20T12:00:00Z"/>'],
  ['', '<delay xmlns="urn:xmpp:delay" stamp="2026-11-20T10:00:00Z"/>'], ['', '<priority>5</priority><status>High</status>'], ['unavailable', ''],
] as const));

describe('several clients of a contact', () => {
  it('come to the same, in whatever order they were heard among each other', () => {
    const lines = fc.array(fc.array(words, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 6 });
    fc.assert(fc.property(lines, fc.infiniteStream(fc.nat()), (all, dice) => {
      const straight = bob(), mixed = bob();
      const queues = all.map((line, index) => line.map(word => client(`r${index}`, word)));
      for (const each of queues.flat()) straight.presence(each, NOW);
      while (queues.some(queue => queue.length)) {
        const left = queues.filter(queue => queue.length);
        mixed.presence(left[dice.next().value! % left.length]!.shift()!, NOW);
      }
      const [one, other] = [straight.report(NOW), mixed.report(NOW)];
      // Who of all was the last to go is a matter of order.
      if (one.availability === 'offline') expect(other).toMatchObject({ availability: 'offline', confidence: 'confirmed' });
      else expect(other).toEqual(one);
    }), { numRuns: 500 });
  });
});

const escape = (text: string): string => text.replace(/[<>&'"]/g, sign => `&#${sign.charCodeAt(0)};`).replace(/[^\t\n\r\x20-\uD7FF\uE000-\uFFFD]/g, '');
const toXml = ({ name, ns, attributes, children, text }: XmlElement): string => {
  const own = new Map(attributes.map(({ name: key, ns: space, value: content }) => [space ? 'xml:lang' : key, content]));
  own.delete('xmlns');
  return `<${name} xmlns='${escape(ns)}' ${[...own].map(([key, content]) => `${key}='${escape(content)}'`).join(' ')}>${escape(text)}${children.map(toXml).join('')}</${name}>`;
};

describe('a stanza', () => {
  it('is understood alike, whether a DOM or the parser of servers has read it', () => {
    fc.assert(fc.property(stanza, each => {
      const xml = toXml(each), [one, other] = [bob(), bob()];
      one.presence(parseXml(xml)!, NOW);
      other.presence(fromDom(new DOMParser().parseFromString(xml, 'text/xml').documentElement!)!, NOW);
      expect(one.report(NOW)).toEqual(other.report(NOW));
    }), { numRuns: 500 });
  });
});

describe('ten thousand contacts', () => {
  it('are heard and reported in less than 300 ms of CPU', () => {
    const first = samples.flatMap(({ stanzas }) => stanzas.slice(0, 1)).filter(xml => /presence/.test(xml)).map(xml => parseXml(xml)!);
    const spent = (): number => {
      const { user, system } = process.cpuUsage();
      return (user + system) / 1000;
    };
    const start = spent();
    const contacts = Array.from({ length: 10_000 }, () => bob());
    contacts.forEach((contact, index) => contact.presence(first[index % first.length]!, NOW));
    const reports = contacts.map(contact => contact.report(NOW));
    const ms = spent() - start;
    expect(reports).toHaveLength(10_000);
    expect(ms).toBeLessThan(300);
  });
});
