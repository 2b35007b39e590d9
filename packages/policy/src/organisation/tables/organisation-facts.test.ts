import { processorTime } from '@presence-elements/testing';
import { describe, expect, it } from 'vitest';
import { nobodyAuthorised } from '../documents/document-kinds.js';
import type { FrozenWords } from '../documents/documents.js';
import { defaultPreferences } from '../fields/preference-fields.js';
import { TableFacts } from './organisation-facts.js';
import { Tables } from './tables.js';

const words = (at: number, text: string): FrozenWords => ({ at, words: { 'ada@portal.example': { note: { text } } } });

function setUp({ block = {}, address, user = 'ada' }: { block?: Readonly<Record<string, FrozenWords>>; address?: string; user?: string } = {}) {
  const tables = new Tables('portal.example');
  tables.put('people', user, { preferences: { ...defaultPreferences, address, block: Object.keys(block) }, authorisation: nobodyAuthorised, words: block });
  return { tables, facts: new TableFacts(() => tables) };
}

describe('the facts', () => {
  it('tell what people prefer and are authorised for, of strangers what holds for all', () => {
    const { facts } = setUp({ address: 'yahoo:ada' });
    expect([facts.domain, facts.userOf('yahoo:ada'), facts.preferencesOf('ada').address]).toEqual(['portal.example', 'ada', 'yahoo:ada']);
    expect([facts.preferencesOf('eve'), facts.authorisationOf('eve')]).toEqual([defaultPreferences, nobodyAuthorised]);
  });

  it('find a contact under every address that is vouched for, but under none that somebody merely prefers', () => {
    const { tables, facts } = setUp({ user: 'bob', address: 'yahoo:bob' });
    tables.put('directory', 'bob@ocs.example', { provider: 'id1', user: 'bob', groups: [] });
    tables.put('contacts', 'ada bob@ocs.example', { at: 1, groups: [] });
    expect(['bob@ocs.example', 'sip:Bob@ocs.example', 'bob@portal.example', 'yahoo:bob', 'not an address'].map(address => facts.hasContact('ada', address))).toEqual([true, true, true, false, false]);
    tables.put('contacts', 'eve yahoo:bob', { at: 1, groups: [] });
    expect(['yahoo:bob', 'bob@portal.example'].map(address => facts.hasContact('eve', address))).toEqual([true, false]);
  });

  it('tell what became of a request, likewise', () => {
    const { tables, facts } = setUp();
    tables.put('requests', 'ada bob@portal.example', { at: 1, answer: 'approved' });
    expect(['bob@portal.example', 'xmpp:bob@portal.example', 'cy@portal.example'].map(address => facts.answerTo('ada', address))).toEqual(['approved', 'approved', undefined]);
  });

  it.each<[string, string, string | undefined]>([
    ['bob@portal.example', 'bob@portal.example', 'B'], ['sip:bob@portal.example', 'bob@portal.example', 'B'], ['corp.example', 'eve@corp.example', 'B'],
    ['*.corp.example', 'eve@eu.corp.example', 'B'], ['aim:', 'aim:eve', 'B'], ['corp.example', 'eve@portal.example', undefined],
  ])('give to whom %s was blocked the words of that moment: %s reads %s', (entry, viewer, text) => {
    expect(setUp({ block: { [entry]: words(5, 'B') } }).facts.lastWordsFor('ada', viewer)?.note?.text).toBe(text);
  });

  it('give the words of the first moment where somebody was denied and blocked, in whichever order', () => {
    for (const [denied, blocked, text] of [[1, 2, 'denied'], [2, 1, 'blocked']] as const) {
      const { tables, facts } = setUp({ block: { 'portal.example': words(9, 'domain'), 'bob@portal.example': words(blocked, 'blocked') } });
      tables.put('requests', 'ada bob@portal.example', { at: 1, answer: 'denied', words: words(denied, 'denied') });
      expect(facts.lastWordsFor('ada', 'bob@portal.example')?.note?.text).toBe(text);
      expect([facts.hiddenSince('ada', 'bob@portal.example'), facts.hiddenSince('ada', 'eve@corp.example')]).toEqual([1, undefined]);
    }
  });

  it('find a block of the address that the viewer prefers', () => {
    const { tables, facts } = setUp({ block: { 'yahoo:bob': words(5, 'B') } });
    expect(facts.lastWordsFor('ada', 'bob@portal.example')).toBeUndefined();
    tables.put('people', 'bob', { preferences: { ...defaultPreferences, address: 'yahoo:bob' }, authorisation: nobodyAuthorised, words: {} });
    expect(facts.lastWordsFor('ada', 'bob@portal.example')?.note?.text).toBe('B');
  });

  it('keep apart what stood at each address, and have nothing for one that came later', () => {
    const both: FrozenWords = { at: 5, words: { 'ada@portal.example': { note: { text: 'here' } }, 'yahoo:ada': { note: { text: 'there' } } } };
    const { facts } = setUp({ block: { 'bob@portal.example': both } });
    expect(['ada@portal.example', 'sip:ada@portal.example', 'yahoo:ada', 'aim:ada'].map(of => facts.lastWordsFor('ada', 'bob@portal.example', of)?.note?.text)).toEqual(['here', 'here', 'there', undefined]);
  });

  it('answer in no time, however many people there are', () => {
    const tables = new Tables('portal.example'), facts = new TableFacts(() => tables), PEOPLE = 10_000, CONTACTS = 20;
    for (let user = 0; user < PEOPLE; user++) {
      for (let at = 1; at <= CONTACTS; at++) tables.put('contacts', `p${user} p${(user + at * 37) % PEOPLE}@portal.example`, { at, groups: [] });
    }
    let found = 0;
    const look = (): void => {
      for (let at = 0; at < 10_000; at++) found += Number(facts.hasContact(`p${at}`, `p${(at + 37) % PEOPLE}@portal.example`)) + Number(tables.watchersOf(`p${at}`) === CONTACTS);
    };
    // A walk through a list for each would take minutes.
    expect(processorTime(look)).toBeLessThan(3_000);
    expect(found).toBe(20_000);
  });
});
