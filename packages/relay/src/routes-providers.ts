import type { Provider, ProviderDraft } from '@presence-elements/core';
import { accountPart, emptied, type Nullable } from './organisation/account-part.js';
import type { OrganisationContext, RelayApp } from './relay-context.js';

interface ProviderChange { readonly revision: number; readonly change: Nullable<ProviderDraft> }

/** The administrators' list of networks. */
export function providerRoutes(app: RelayApp, context: OrganisationContext): void {
  const { read, organisation } = context;
  switchRoutes(app, context);
  app.get('/settings/providers', async c => c.json(await accountPart(organisation, c.var.viewer, 'providers').read()));

  app.post('/settings/providers', async c => {
    const list = accountPart(organisation, c.var.viewer, 'providers');
    return c.json(await list.add(await read<ProviderDraft>(c.req.raw, 'ProviderDraft')), 201);
  });

  app.patch('/settings/providers/:id', async c => {
    const list = accountPart(organisation, c.var.viewer, 'providers');
    const { revision, change } = await read<ProviderChange>(c.req.raw, 'ProviderChange');
    return c.json(await list.change(c.req.param('id'), emptied(change), revision));
  });

  app.put('/settings/providers/:id', async c => {
    const list = accountPart(organisation, c.var.viewer, 'providers');
    const provider = await read<Provider>(c.req.raw, 'Provider');
    return c.json(await list.restore({ ...provider, id: c.req.param('id') }));
  });

  app.delete('/settings/providers/:id', async c => {
    await accountPart(organisation, c.var.viewer, 'providers').remove(c.req.param('id'));
    return c.body(null, 204);
  });
}

/** What concerns the list as a whole, and whether a network can be reached. */
function switchRoutes(app: RelayApp, { read, organisation }: OrganisationContext): void {
  app.put('/settings/active-provider', async c => {
    const list = accountPart(organisation, c.var.viewer, 'providers');
    await list.activate((await read<{ id: string }>(c.req.raw, 'ActiveProvider')).id);
    return c.body(null, 204);
  });

  app.put('/settings/federation', async c => {
    const list = accountPart(organisation, c.var.viewer, 'providers');
    await list.setFederation((await read<{ enabled: boolean }>(c.req.raw, 'FederationSwitch')).enabled);
    return c.body(null, 204);
  });

  app.post('/settings/check', async c => {
    const list = accountPart(organisation, c.var.viewer, 'providers');
    return c.json(await list.check(await read<ProviderDraft | { id: string }>(c.req.raw, 'ProviderCheck')));
  });
}
