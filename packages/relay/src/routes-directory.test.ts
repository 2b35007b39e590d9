import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { organised, type Organised } from '../test/organised.js';
import type { DirectoryReport } from './directory/import-people.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'presence-routes-directory-'));
  await writeFile(join(folder, 'people.csv'), 'IM\nada@partner.example\n');
});
afterAll(() => rm(folder, { recursive: true }));

async function place(options: Organised = {}) {
  const portal = await organised(options), { admin } = portal;
  const draft = { kind: 'federated', name: 'Partner', routes: ['partner.example', 'partner.internal'], allowed: false, verification: 'provider-verified', isPublic: false, supports: [] };
  const { id } = (await admin.call('POST', '/settings/providers', { body: draft })).body as unknown as { id: string };
  const csv = async (body: string, query = '', type = 'text/csv') => {
    const answer = await admin.call('POST', `/settings/directory?provider=${id}${query}`, { body, headers: { 'content-type': type }, wrong: true });
    return { status: answer.status, report: answer.body as unknown as DirectoryReport, errors: answer.body.errors };
  };
  const there = async () => ((await admin.call('GET', '/settings/directory')).body as unknown as { items: { address: string; name?: string }[] }).items.map(({ address, name }) => [address, name]);
  const allowed = () => portal.organisation.facts.settings.providers.find(each => each.id === id)!.allowed;
  return { ...portal, id, csv, there, allowed };
}

describe('an import over HTTP', () => {
  it('takes a CSV file as it is, and answers what became of each row', async () => {
    const { csv, there, allowed } = await place();
    const { status, report } = await csv('Name;IM-Adresse;Telefon\nAda;ada@partner.example;1\nBad;nonsense;2\n');
    expect([status, report]).toMatchObject([200, { imported: 1, added: 1, rows: 2, dryRun: false, problems: [{ row: 1, field: 'Telefon', code: 'unused-column' }, { row: 3, field: 'address', code: 'not-an-address' }] }]);
    expect(await there()).toEqual([['ada@partner.example', 'Ada']]);
    expect(allowed()).toBe(true);
  });

  it('may be told which column is which, of which domain logins are, and which character set it is', async () => {
    const { csv, there } = await place();
    expect((await csv('Chat,Kurz\nada@partner.example,x\n', '&address=Chat&name=Kurz')).report.imported).toBe(1);
    expect((await csv('Name,login\nAda,ada\n', '&domain=partner.internal')).report).toMatchObject({ added: 1, removed: 1 });
    expect((await csv('Name,IM\nMüller,m@partner.example\n', '', 'text/csv; charset=windows-1252')).report.imported).toBe(1);
    // It was sent as UTF-8 all the same.
    expect(await there()).toEqual([['m@partner.example', 'MÃ¼ller']]);
  });

  it('only tries it in a dry run', async () => {
    const { csv, there, allowed } = await place();
    expect(await csv('IM\nada@partner.example\n', '&dryRun=true')).toMatchObject({ status: 200, report: { dryRun: true, added: 1 } });
    expect([await there(), allowed()]).toEqual([[], false]);
    expect((await csv('IM\nada@partner.example\n', '&dryRun=yes')).status).toBe(400);
  });

  it('takes a list in JSON', async () => {
    const { admin, id, there } = await place();
    const people = [{ address: 'ada@partner.example', name: 'Ada' }, null, { address: 'grace@portal.example' }, { chat: 'joan@partner.example' }];
    const { body, status } = await admin.call('POST', '/settings/directory', { body: { provider: id, people, columns: { address: ['address', 'chat'] } } });
    expect(status).toBe(200);
    expect(body).toMatchObject({ imported: 2, problems: [{ row: 2, code: 'not-a-row' }, { row: 3, field: 'address', code: 'own-address' }] });
    expect(await there()).toEqual([['ada@partner.example', 'Ada'], ['joan@partner.example', undefined]]);
  });

  it('reads a directory of the operator’s by its name alone, and tells what came of it', async () => {
    const { admin, there } = await place({ relay: { directories: [{ name: 'list', provider: 'Partner', file: join(folder, 'people.csv') }] } });
    expect((await admin.call('POST', '/settings/directory', { body: { source: 'list', dryRun: true } })).body).toMatchObject({ added: 1, dryRun: true });
    expect((await admin.call('POST', '/settings/directory', { body: { source: 'list' } })).body).toMatchObject({ added: 1 });
    expect(await there()).toEqual([['ada@partner.example', undefined]]);
    expect((await admin.call('GET', '/settings/directory/sources')).body).toMatchObject({ items: [{ name: 'list', provider: 'Partner', last: { report: { added: 1 } } }] });
    expect(await admin.call('POST', '/settings/directory', { body: { source: 'x)(uid=*' } })).toMatchObject({ status: 422, body: { errors: [{ path: 'source', code: 'not-found' }] } });
  });

  it('is refused in words, and nothing is changed, for what cannot be taken as a whole', async () => {
    const { csv, admin, id, there } = await place();
    await csv('IM\nada@partner.example\n');
    for (const [text, path] of [['Name\nAda\n', 'columns.address'], ['IM\n', 'people'], ['', 'people'], ['IM\nnonsense\n', 'people'], ['IM\n"ada@partner.example\n', 'rows.2']] as const) {
      expect(await csv(text), text).toMatchObject({ status: 422, errors: expect.arrayContaining([expect.objectContaining({ path })]) as unknown });
    }
    expect(await csv('IM\nx@y.example\n', '&domain=no%20domain')).toMatchObject({ status: 422, errors: [{ path: 'domain' }] });
    expect(await csv('IM\nx@y.example\n', '&address=Chat')).toMatchObject({ status: 422, errors: [{ path: 'columns.address', code: 'unknown-column' }] });
    expect(await admin.call('POST', '/settings/directory', { body: 'IM\nx@y.example\n', headers: { 'content-type': 'text/csv' }, wrong: true })).toMatchObject({ status: 422, body: { errors: [{ path: 'provider' }] } });
    expect(await admin.call('POST', '/settings/directory', { body: { provider: 'nobody', people: [{ address: 'x@y.example' }] } })).toMatchObject({ body: { code: expect.any(String) as string } });
    expect((await admin.call('POST', '/settings/directory', { body: { provider: id }, wrong: true })).status).toBe(400);
    expect((await admin.call('POST', '/settings/directory', { body: 'IM', headers: { 'content-type': 'text/plain' }, wrong: true })).status).toBe(415);
    expect(await there()).toEqual([['ada@partner.example', undefined]]);
  });

  it('is for administrators alone, whatever they send', async () => {
    const { as } = await place();
    for (const call of [{ body: 'no JSON' }, { body: 'IM\n', headers: { 'content-type': 'text/csv' } }]) expect(await as('eve', 'moderator').call('POST', '/settings/directory', { ...call, wrong: true })).toMatchObject({ status: 403, body: { code: 'forbidden' } });
    expect((await as('eve').call('GET', '/settings/directory/sources')).status).toBe(403);
  });

  it('takes ten thousand people at once, in either form', async () => {
    const { csv, admin, id } = await place(), people = Array.from({ length: 10_000 }, (_, n) => ({ address: `person${n}@partner.example`, name: `Person ${n}` }));
    expect((await csv(`IM,Name\n${people.map(({ address, name }) => `${address},${name}\n`).join('')}`)).report).toMatchObject({ imported: 10_000, added: 10_000 });
    expect((await admin.call('POST', '/settings/directory', { body: { provider: id, people } })).body).toMatchObject({ imported: 10_000, unchanged: 10_000 });
  });
});
