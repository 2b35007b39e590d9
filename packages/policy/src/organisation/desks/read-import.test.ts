import { describe, expect, it } from 'vitest';
import { DOMAIN } from '../../../fixtures/portal.js';
import { Findings } from '../fields/settings-error.js';
import { exportFormat, type Scope } from '../settings-export.js';
import { readImport } from './read-import.js';

async function read(documents: unknown, scope: Scope = 'everything', pause?: () => Promise<void>) {
  const found = new Findings(), imported = await readImport({ format: exportFormat, version: 1, domain: DOMAIN, documents }, { domain: DOMAIN, scope, pause }, found);
  return { ...imported, problems: found.problems.map(({ path, code }) => `${path} ${code}`) };
}

const area = { v: 1, enabled: true, moderators: [] };

describe('a file that is imported', () => {
  it('is read by collection and id, people’s statuses as they are', async () => {
    const { documents, statuses, problems } = await read({ areas: { sales: area, ['__proto__']: area }, contacts: { 'ada bob@corp.example': { v: 1, at: 1, groups: [] } }, statuses: { ada: { own: {} } } });
    expect(problems).toEqual([]);
    expect([...documents].map(([collection, each]) => [collection, [...each.keys()]])).toEqual([['areas', ['sales', '__proto__']], ['contacts', ['ada bob@corp.example']]]);
    expect(statuses).toEqual([{ collection: 'statuses', id: 'ada', value: { own: {} } }]);
  });

  it('may, from an administrator, hold nothing that is people’s own', async () => {
    const { documents, problems } = await read({ people: { ada: { v: 1, authorisation: { federation: true, publicIm: false, remote: false } }, bob: { v: 1, preferences: {} } }, contacts: {}, requests: {}, statuses: {}, areas: { sales: area } }, 'decided');
    expect(problems).toEqual(['documents.people.bob not-yours', 'documents.contacts not-yours', 'documents.requests not-yours', 'documents.statuses not-yours']);
    expect([...documents.keys()]).toEqual(['people', 'areas']);
  });

  it('has one entry about the same two, however they are written', async () => {
    const contact = { v: 1, at: 1, groups: [] };
    const { problems } = await read({ contacts: { 'ada sip:bob@corp.example': contact, 'ada bob@corp.example': contact, 'cy bob@corp.example': contact } });
    expect(problems).toEqual(['documents.contacts.ada bob@corp.example twice']);
  });

  it('of a million entries lets others have their turn, and tells no more mistakes than somebody can read', async () => {
    let pauses = 0;
    const { problems } = await read({ areas: Object.fromEntries(Array.from({ length: 100_000 }, (_, at) => [`area ${at}`, at])) }, 'decided', async () => void pauses++);
    expect(pauses).toBeGreaterThan(100);
    expect([problems.length, problems[0]]).toEqual([1_000, 'documents.areas.area 0 damaged']);
  });
});
