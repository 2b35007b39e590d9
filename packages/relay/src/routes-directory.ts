import { foldDomain } from '@presence-elements/core';
import type { Administration } from '@presence-elements/policy';
import type { Context } from 'hono';
import { directoryFields, type Columns } from './directory/columns.js';
import { csvRecords } from './directory/csv-records.js';
import type { ReadPeople } from './directory/directory-record.js';
import { importPeople, type DirectoryReport } from './directory/import-people.js';
import { recordsOf } from './directory/json-records.js';
import { readPeople, type ReadOptions } from './directory/read-people.js';
import { readText } from './directory/read-text.js';
import { DirectoryRefusal } from './directory/refusal.js';
import { administrationFor } from './organisation/account-part.js';
import { RelayProblem } from './problem.js';
import type { OrganisationContext, RelayApp, RelayEnv } from './relay-context.js';

type Call = Context<RelayEnv>;

interface DirectoryOrder { readonly source: string; readonly dryRun?: boolean }

interface DirectoryList {
  readonly provider: string;
  readonly people: readonly unknown[];
  readonly columns?: Columns;
  readonly domain?: string;
  readonly dryRun?: boolean;
}

// Of 100,000 people in JSON (bytes).
const LARGEST_LIST = 16_777_216;
// What browsers call a CSV file; on Windows that is whatever opens it. None of it can a form of another site send unasked (Fetch §2.2.2).
const CSV = /^(text\/csv|text\/tab-separated-values|application\/csv|application\/vnd\.ms-excel)\s*(;|$)/i;

/** People from directories: from a file that an administrator has, or from a directory that the operator has named. */
export function directoryRoutes(app: RelayApp, context: OrganisationContext): void {
  const { organisation, directories } = context;

  app.get('/settings/directory/sources', c => {
    administrationFor(organisation, c.var.viewer);
    return c.json({ items: directories!.list() });
  });

  app.post('/settings/directory', async c => {
    const administration = administrationFor(organisation, c.var.viewer), type = c.req.header('content-type') ?? '';
    return c.json(await (CSV.test(type) ? takeFile(c, administration, type) : takeJson(c, administration, context)));
  });
}

async function takeFile(c: Call, administration: Administration, type: string): Promise<DirectoryReport> {
  const provider = c.req.query('provider');
  if (!provider) throw new DirectoryRefusal('provider', 'required', 'Say whose directory this is: ?provider=…');
  const charset = /;\s*charset="?([\w:.-]+)"?/i.exec(type)?.[1], bytes = (c.req.raw.body ?? []) as AsyncIterable<Uint8Array>;
  const columns = Object.fromEntries(directoryFields.map(field => [field, c.req.queries(field) ?? []]));
  const read = await readPeople(csvRecords(readText(bytes, { charset })), { form: 'csv', columns, ...settled(c, c.req.query('domain')) });
  return importPeople(administration, provider, read, flagOf(c, 'dryRun'));
}

async function takeJson(c: Call, administration: Administration, { read, directories }: OrganisationContext): Promise<DirectoryReport> {
  const body = await read<DirectoryOrder | DirectoryList>(c.req.raw, 'DirectoryImport', LARGEST_LIST);
  if (!('people' in body)) {
    return directories!.synchronise(body.source, c.var.viewer!, { dryRun: body.dryRun, signal: c.req.raw.signal });
  }
  return importPeople(administration, body.provider, await listed(c, body), body.dryRun);
}

function listed(c: Call, { people, columns, domain }: DirectoryList): Promise<ReadPeople> {
  return readPeople(recordsOf(people), { form: 'json', columns, ...settled(c, domain) });
}

function settled(c: Call, domain: string | undefined): Pick<ReadOptions, 'domain' | 'signal'> {
  if (domain && !foldDomain(domain)) throw new DirectoryRefusal('domain', 'not-a-domain', 'This is no domain: write corp.example.');
  return { domain: domain || undefined, signal: c.req.raw.signal };
}

function flagOf(c: Call, name: string): boolean {
  const text = c.req.query(name) ?? 'false';
  if (text !== 'true' && text !== 'false') throw new RelayProblem(400, 'agent-fault', `${name} is true or false.`);
  return text === 'true';
}
