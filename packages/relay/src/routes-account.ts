import type { PreferencesChange, PresenceAccount } from '@presence-elements/core';
import { accountPart, emptied, type Nullable } from './organisation/account-part.js';
import { signedIn } from './identify.js';
import { RelayProblem } from './problem.js';
import type { OrganisationContext, RelayApp } from './relay-context.js';

const parts = ['preferences', 'contacts', 'areas', 'providers'] as const satisfies readonly (keyof PresenceAccount)[];

/** What is kept for each viewer beside presence and contacts: what they prefer, and the areas of the portal. */
export function accountRoutes(app: RelayApp, { read, organisation }: OrganisationContext): void {
  app.get('/settings/account', c => {
    const account = organisation.account(signedIn(c.var.viewer));
    return c.json(Object.fromEntries(parts.map(part => [part, account[part] !== undefined])));
  });

  app.get('/settings/me', async c => c.json(await accountPart(organisation, c.var.viewer, 'preferences').read()));

  app.patch('/settings/me', async c => {
    const desk = accountPart(organisation, c.var.viewer, 'preferences');
    return c.json(await desk.write(emptied(await read<Nullable<PreferencesChange>>(c.req.raw, 'PreferencesChange'))));
  });

  app.get('/settings/area', async c => {
    const areas = accountPart(organisation, c.var.viewer, 'areas'), area = c.req.query('name');
    if (area === undefined) throw new RelayProblem(400, 'agent-fault', 'Say which area: ?name=…');
    return c.json(await areas.read(area));
  });

  app.put('/settings/area', async c => {
    const areas = accountPart(organisation, c.var.viewer, 'areas');
    const { area, enabled } = await read<{ area: string; enabled: boolean }>(c.req.raw, 'AreaChange');
    return c.json(await areas.write(area, enabled));
  });
}
