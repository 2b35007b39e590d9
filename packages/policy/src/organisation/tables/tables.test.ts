import { describe, expect, it } from 'vitest';
import { nobodyAuthorised } from '../documents/document-kinds.js';
import type { PersonDocument } from '../documents/documents.js';
import { defaultPreferences } from '../fields/preference-fields.js';
import { defaultSections } from '../fields/section-fields.js';
import { Tables } from './tables.js';

const person = (address?: string): PersonDocument => ({ preferences: { ...defaultPreferences, address }, authorisation: nobodyAuthorised, words: {} });
const contact = { at: 1, groups: [] };

describe('the tables', () => {
  it('give the same settings until something in them changes', () => {
    const tables = new Tables('portal.example'), before = tables.settings;
    tables.put('people', 'ada', person());
    expect(tables.settings).toBe(before);
    tables.put('settings', 'sharing', { revision: 1, value: { ...defaultSections.sharing, maxContacts: 5 } });
    expect(tables.settings).not.toBe(before);
    expect(tables.settings).toMatchObject({ ...defaultSections, sharing: { maxContacts: 5 } });
    const after = tables.settings;
    tables.put('providers', 'msn', { revision: 1, removed: true });
    expect(tables.settings).not.toBe(after);
  });

  it('answer for people and areas of whom nothing is kept', () => {
    const tables = new Tables('portal.example');
    expect(tables.person('ada')).toEqual(person());
    expect(tables.area('sales')).toEqual({ enabled: true, moderators: [] });
    expect(tables.section('messaging')).toEqual({ revision: 0, value: defaultSections.messaging });
  });

  it('count each watcher once, under whichever address they watch', () => {
    const tables = new Tables('portal.example');
    tables.put('people', 'ada', person('yahoo:ada'));
    tables.put('directory', 'ada@ocs.example', { provider: 'id1', user: 'ada', groups: [] });
    for (const id of ['bob ada@portal.example', 'bob yahoo:ada', 'cy ada@ocs.example', 'dee eve@portal.example']) tables.put('contacts', id, contact);
    expect(tables.addressesOf('ada')).toEqual(['ada@portal.example', 'ada@ocs.example', 'yahoo:ada']);
    expect([tables.watchersOf('ada'), tables.watchersOf('eve'), tables.watchersOf('nobody')]).toEqual([2, 1, 0]);
  });

  it('give back every document that was put in, by its id, and none that was taken out', () => {
    const tables = new Tables('portal.example'), documents = [
      ['settings', 'access', { revision: 1, value: defaultSections.access }], ['settings', 'enterprise', { active: 'id1' }], ['providers', 'msn', { revision: 1, removed: true }],
      ['people', 'ada', person('yahoo:ada')], ['contacts', 'ada sip:bob@corp.example', contact], ['requests', 'ada bob@corp.example', { at: 1, answer: 'waiting' }],
      ['areas', 'sales', { enabled: false, moderators: [] }], ['directory', 'ada@ocs.example', { provider: 'id1', groups: [] }],
    ] as const;
    for (const [collection, id, document] of documents) tables.put(collection, id, document);
    for (const [collection, id, document] of documents) {
      expect(tables.stored(collection, id)).toEqual(document);
      expect([...tables.all(collection)].find(([each]) => each === id)?.[1]).toEqual(document);
    }
    for (const [collection, id] of documents) tables.put(collection, id, undefined);
    for (const [collection, id] of documents) expect([tables.stored(collection, id), [...tables.all(collection)]]).toEqual([undefined, []]);
  });

  it('have one document about the same two, and take no other beside it', () => {
    const tables = new Tables('portal.example');
    expect(tables.put('requests', 'ada sip:bob@corp.example', { at: 1, answer: 'denied' })).toBe(true);
    expect(tables.put('requests', 'ada bob@corp.example', { at: 2, answer: 'waiting' })).toBe(false);
    expect(tables.requests.at('ada', 'bob@corp.example')).toEqual({ address: 'sip:bob@corp.example', document: { at: 1, answer: 'denied' } });
    tables.put('requests', 'ada sip:bob@corp.example', undefined);
    expect(tables.put('requests', 'ada bob@corp.example', { at: 2, answer: 'waiting' })).toBe(true);
  });

  it('know no document under another way to write its address', () => {
    const tables = new Tables('portal.example');
    tables.put('contacts', 'ada sip:bob@corp.example', contact);
    expect(tables.stored('contacts', 'ada bob@corp.example')).toBeUndefined();
    tables.put('contacts', 'ada bob@corp.example', undefined);
    expect(tables.contacts.of('ada').size).toBe(1);
  });
});
