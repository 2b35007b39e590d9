import { describe, expect, it } from 'vitest';
import { readAll, type Field } from './fields.js';
import { defaultSections, sectionFields, sections } from './section-fields.js';

describe('the sections of the settings', () => {
  it('are these four, and what holds from the start is in order', () => {
    expect(sections).toEqual(['federation', 'access', 'sharing', 'messaging']);
    for (const section of sections) expect(readAll<unknown>(sectionFields[section], defaultSections[section])).toEqual(defaultSections[section]);
  });

  it('begin with federation on, sharing on without asking and without limits, and messaging on', () => {
    expect(defaultSections).toMatchObject({
      federation: { enabled: true }, sharing: { enabled: true, approval: 'open', mayOverride: true }, messaging: { enabled: true, suppressOffline: false, history: true, broadcast: true },
    });
    expect(defaultSections.sharing).not.toHaveProperty('maxContacts');
    expect(defaultSections.sharing).not.toHaveProperty('maxWatchers');
  });

  it.each<[keyof typeof sectionFields, object, string]>([
    ['sharing', { maxContacts: 0 }, 'maxContacts: 1 is the least.'],
    ['sharing', { maxWatchers: '200' }, 'maxWatchers: Write a whole number.'],
    ['sharing', { temporary: { enabled: true, ttl: 10 } }, 'temporary.ttl: 1000 is the least.'],
    ['access', { domains: ['corp'] }, 'domains.0: This is no domain: write corp.example.'],
    ['access', { edition: '2013' }, 'edition: Choose one of pre-release, released.'],
    ['messaging', { history: 1 }, 'history: This is either on or off (true or false).'],
    ['federation', { enabled: undefined }, 'enabled: This is needed.'],
  ])('%s with %j is told at the field', (section, change, message) => {
    expect(() => readAll(sectionFields[section] as Field<unknown>, { ...defaultSections[section], ...change })).toThrow(message);
  });
});
