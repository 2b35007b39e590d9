import { parseAddress, PresenceError } from '@presence-elements/core';
import type { RelayApp, RelayContext } from './relay-context.js';

interface SendRequest { readonly to: readonly string[]; readonly text: string; readonly lang?: string }

/** What goes to other people: messages, and asking for leave to see them. */
export function messageRoutes(app: RelayApp, { registry, view, read }: RelayContext): void {
  app.post('/send', async c => {
    const { to, text, lang } = await read<SendRequest>(c.req.raw, 'SendRequest');
    return c.json(await view(c.var.viewer).send(to, { text, ...(lang && { lang }) }));
  });

  app.post('/access', async c => {
    const { address: text } = await read<{ address: string }>(c.req.raw, 'AccessRequest');
    const address = parseAddress(text);
    if (!address) throw new PresenceError('bad-address', 'That is no address.');
    const agent = registry.agentFor(address.text);
    if (!agent?.requestAccess) throw new PresenceError('no-agent', 'No network here lets one ask this person.');
    await agent.requestAccess(address, { viewer: c.var.viewer });
    return c.body(null, 204);
  });
}
