import type { ListChange } from '@presence-elements/core';
import { isRecord, type Authorisation } from '@presence-elements/policy';
import type { Context } from 'hono';
import { administrationFor, emptied, type Nullable } from './organisation/account-part.js';
import { sectionOf } from './organisation/sections.js';
import { RelayProblem } from './problem.js';
import type { OrganisationContext, RelayApp, RelayEnv } from './relay-context.js';

type Call = Context<RelayEnv>;

// What an organisation of ten thousand people keeps is larger than what any page sends (bytes).
const LARGEST_IMPORT = 67_108_864;

/** What administrators decide beside the list of networks. Who is none is told so before what they sent is read. */
export function administrationRoutes(app: RelayApp, context: OrganisationContext): void {
  const { read, organisation } = context, administration = (c: Call) => administrationFor(organisation, c.var.viewer);
  sectionRoutes(app, context);

  app.get('/settings/people', async c => c.json({ items: await administration(c).authorisations(pageOf(c)) }));
  app.patch('/settings/people', async c => {
    const desk = administration(c), { user, change } = await read<{ user: string; change: Partial<Authorisation> }>(c.req.raw, 'AuthorisationChange');
    return c.json(await desk.authorise(user, change));
  });

  app.get('/settings/areas', async c => c.json({ items: await administration(c).areas() }));
  app.put('/settings/moderators', async c => {
    const desk = administration(c), { area, moderators } = await read<{ area: string; moderators: readonly string[] | ListChange }>(c.req.raw, 'Moderators');
    return c.json(await desk.setModerators(area, moderators));
  });

  app.get('/settings/limits', async c => c.json({ items: await administration(c).atLimit() }));
  app.get('/settings/changes', async c => c.json({ items: await administration(c).changes({ limit: numberOf(c, 'limit'), before: numberOf(c, 'before') }) }));
  app.get('/settings/problems', async c => c.json({ items: await administration(c).problems() }));
  app.get('/settings/directory', async c => c.json({ items: await administration(c).directory({ ...pageOf(c), provider: c.req.query('provider') }) }));

  app.get('/settings/export', async c => c.json(await administration(c).export()));
  app.post('/settings/import', async c => {
    const desk = administration(c);
    return c.json(await desk.import(await read(c.req.raw, 'SettingsImport', LARGEST_IMPORT)));
  });
}

function sectionRoutes(app: RelayApp, { read, organisation }: OrganisationContext): void {
  app.get('/settings/sections/:section', async c => c.json(await administrationFor(organisation, c.var.viewer).read(sectionOf(c.req.param('section')))));

  app.patch('/settings/sections/:section', async c => {
    const desk = administrationFor(organisation, c.var.viewer), section = sectionOf(c.req.param('section'));
    const { revision, change } = await read<{ revision: number; change: Nullable<Record<string, unknown>> }>(c.req.raw, 'SectionChange');
    return c.json(await desk.write(section, sectionChange(change), revision));
  });
}

/** Of what is nested, each field can be emptied alone. What it may be is for the organisation to say, field by field. */
function sectionChange(change: Nullable<Record<string, unknown>>): object {
  return Object.fromEntries(Object.entries(emptied(change)).map(([field, value]) => [field, isRecord(value) ? emptied(value) : value]));
}

const pageOf = (c: Call): { readonly after: string | undefined; readonly limit: number | undefined } => ({ after: c.req.query('after'), limit: numberOf(c, 'limit') });

function numberOf(c: Call, name: string): number | undefined {
  const text = c.req.query(name), number = Number(text);
  if (text !== undefined && (!/^\d{1,15}$/.test(text) || (name === 'limit' && !(number >= 1 && number <= 1_000)))) {
    throw new RelayProblem(400, 'agent-fault', `${name} is a whole number${name === 'limit' ? ' from 1 to 1000' : ''}.`);
  }
  return text === undefined ? undefined : number;
}
