import type { NewContact } from '@presence-elements/core';
import { accountPart, emptied, type Nullable } from './organisation/account-part.js';
import type { OrganisationContext, RelayApp } from './relay-context.js';

interface ContactChange { readonly address: string; readonly change: Nullable<Omit<NewContact, 'address'>> }
interface ContactAnswer { readonly address: string; readonly answer: 'approve' | 'deny' }

/** One's own contacts. Addresses stand in bodies only, never in a URL that somebody logs. */
export function contactRoutes(app: RelayApp, { read, organisation }: OrganisationContext): void {
  app.get('/contacts', async c => c.json(await accountPart(organisation, c.var.viewer, 'contacts').read()));

  app.post('/contacts', async c => {
    const list = accountPart(organisation, c.var.viewer, 'contacts');
    const { contacts } = await read<{ contacts: readonly NewContact[] }>(c.req.raw, 'NewContacts');
    return c.json(await list.add(contacts));
  });

  app.patch('/contacts', async c => {
    const list = accountPart(organisation, c.var.viewer, 'contacts');
    const { address, change } = await read<ContactChange>(c.req.raw, 'ContactChange');
    await list.change(address, emptied(change));
    return c.body(null, 204);
  });

  app.post('/contacts/remove', async c => {
    const list = accountPart(organisation, c.var.viewer, 'contacts');
    await list.remove((await read<{ addresses: readonly string[] }>(c.req.raw, 'ContactsRemoved')).addresses);
    return c.body(null, 204);
  });

  app.post('/contacts/answer', async c => {
    const list = accountPart(organisation, c.var.viewer, 'contacts');
    const { address, answer } = await read<ContactAnswer>(c.req.raw, 'ContactAnswer');
    await list.answer(address, answer);
    return c.body(null, 204);
  });
}
