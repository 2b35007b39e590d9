import { describe, expect, it } from 'vitest';
import { DOMAIN } from '../../fixtures/portal.js';
import { aboutFew, concerned, everybody, type Draft } from './concerned.js';
import { nobodyAuthorised } from './documents/document-kinds.js';
import type { PersonDocument } from './documents/documents.js';
import { defaultPreferences } from './fields/preference-fields.js';
import { Tables } from './tables/tables.js';

const person = (preferences: Partial<PersonDocument['preferences']> = {}): PersonDocument => ({ preferences: { ...defaultPreferences, ...preferences }, authorisation: nobodyAuthorised, words: {} });

function tables(): Tables {
  const made = new Tables(DOMAIN);
  made.put('people', 'ada', person({ approval: 'ask' }));
  made.put('requests', `ada bob@${DOMAIN}`, { at: 1, answer: 'waiting' });
  made.put('requests', `ada cy@${DOMAIN}`, { at: 1, answer: 'denied' });
  made.put('requests', `ada fay@${DOMAIN}`, { at: 1, answer: 'approved' });
  made.put('contacts', `dee ada@${DOMAIN}`, { at: 1, groups: [] });
  made.put('directory', 'eve@ocs.example', { provider: 'id1', user: 'eve', groups: [] });
  return made;
}

const usersOf = (...drafts: Parameters<typeof concerned>[1]) => [...concerned(tables(), drafts).users];

describe('a change concerns', () => {
  it('whose preferences they are, and nobody else: a block is nobody else’s business', () => {
    expect(usersOf({ collection: 'people', id: 'ada', document: person({ approval: 'ask', block: [`bob@${DOMAIN}`], noteFor: 'nobody', address: 'yahoo:ada' }) })).toEqual(['ada']);
  });

  it('also who waits for an answer, once they may no longer have to wait', () => {
    for (const change of [{ approval: 'open' as const }, { approval: 'ask' as const, allow: [`bob@${DOMAIN}`] }]) expect(usersOf({ collection: 'people', id: 'ada', document: person(change) })).toEqual(['ada', 'bob']);
  });

  it('whose list it is, who was asked and who has asked, and whom a directory vouches for', () => {
    expect(usersOf({ collection: 'contacts', id: `bob ada@${DOMAIN}`, document: { at: 1, groups: [] } })).toEqual(['bob']);
    expect(usersOf({ collection: 'requests', id: `ada bob@${DOMAIN}`, document: { at: 1, answer: 'approved' } })).toEqual(['ada', 'bob']);
    expect(usersOf({ collection: 'requests', id: 'ada x@corp.example', document: { at: 1, answer: 'waiting' } })).toEqual(['ada']);
    expect(usersOf({ collection: 'requests', id: `ada bob@${DOMAIN}`, document: undefined })).toEqual(['ada', 'bob']);
    expect(usersOf({ collection: 'directory', id: 'eve@ocs.example', document: { provider: 'id1', user: 'ada', groups: [] } })).toEqual(['eve', 'ada']);
  });

  it('nobody else where one thinks better of an answer: who was approved and is now denied takes one for offline, of which nothing else tells', () => {
    const denied = { at: 1, answer: 'denied' as const, words: { at: 1, words: {} } };
    expect(usersOf({ collection: 'requests', id: `ada fay@${DOMAIN}`, document: denied })).toEqual(['ada']);
    expect(usersOf({ collection: 'requests', id: `ada cy@${DOMAIN}`, document: { at: 1, answer: 'approved' } })).toEqual(['ada']);
  });

  it('nobody in particular where the organisation itself is changed', () => {
    const { users, collections } = concerned(tables(), [{ collection: 'areas', id: 'sales', document: undefined }, { collection: 'providers', id: 'msn', document: undefined }]);
    expect([[...users], [...collections]]).toEqual([[], ['areas', 'providers']]);
  });

  it('few, as long as it is no one’s address, nor what the organisation decides', () => {
    const few = (...drafts: Parameters<typeof concerned>[1]) => aboutFew(concerned(tables(), drafts));
    const block: Draft = { collection: 'people', id: 'ada', document: person({ block: ['*'] }) }, contact: Draft = { collection: 'contacts', id: `bob ada@${DOMAIN}`, document: { at: 1, groups: [] } };
    expect(few(block, contact)).toEqual(new Set(['ada', 'bob']));
    expect(few({ collection: 'people', id: 'ada', document: person({ address: 'yahoo:ada' }) })).toBeUndefined();
    expect(few(block, { collection: 'directory', id: 'eve@ocs.example', document: undefined })).toBeUndefined();
    expect(few(block, { collection: 'settings', id: 'sharing', document: undefined })).toBeUndefined();
    expect(aboutFew(everybody(tables()))).toBeUndefined();
  });

  it('the addresses also of whoever claims what a directory gives to somebody else, or takes from them', () => {
    const made = tables();
    made.put('people', 'zoe', person({ address: 'sip:eve@ocs.example' }));
    for (const document of [{ provider: 'id1', user: 'ada', groups: [] }, undefined]) expect(concerned(made, [{ collection: 'directory', id: 'eve@ocs.example', document }]).moved).toContain('zoe');
    expect([...concerned(made, [{ collection: 'people', id: 'bob', document: person({ address: 'eve@ocs.example' }) }]).moved ?? []]).toEqual(['bob', 'eve', 'zoe']);
    expect(concerned(made, [{ collection: 'people', id: 'zoe', document: person({ address: 'sip:eve@ocs.example', block: ['*'] }) }]).moved).toBeUndefined();
  });

  it('everybody and everything where all was read anew', () => {
    const { users, collections } = everybody(tables(), new Tables(DOMAIN));
    expect([[...users].sort(), collections.has('providers') && collections.has('people')]).toEqual([['ada', 'dee', 'eve'], true]);
  });
});
