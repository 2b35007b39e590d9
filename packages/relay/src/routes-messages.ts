import { parseAddress, PresenceError, type Viewer } from '@presence-elements/core';
import { signedIn } from './identify.js';
import { inTime } from './in-time.js';
import type { RelayApp, RelayContext } from './relay-context.js';

interface SendRequest { readonly to: readonly string[]; readonly text: string; readonly lang?: string }

// A network that has not taken a request by then will not be waited for (milliseconds).
const PATIENCE = 10_000;

/** What goes to other people: messages, and asking for leave to see them. In one's own name, unless the administrator lets the nameless. */
export function messageRoutes(app: RelayApp, { registry, view, read, settings: { anonymousMay, schedule } }: RelayContext): void {
  const allowed = (viewer: Viewer | undefined, what: 'send' | 'access'): Viewer | undefined => (anonymousMay.includes(what) ? viewer : signedIn(viewer));

  app.post('/send', async c => {
    const viewer = allowed(c.var.viewer, 'send');
    const { to, text, lang } = await read<SendRequest>(c.req.raw, 'SendRequest');
    return c.json(await view(viewer).send(to, { text, ...(lang && { lang }) }));
  });

  app.post('/access', async c => {
    const viewer = allowed(c.var.viewer, 'access');
    const { address: text } = await read<{ address: string }>(c.req.raw, 'AccessRequest');
    const address = parseAddress(text);
    if (!address) throw new PresenceError('bad-address', 'That is no address.');
    const agent = registry.agentFor(address.text);
    if (!agent?.requestAccess) throw new PresenceError('no-agent', 'No network here lets one ask this person.');
    await inTime(agent.requestAccess(address, { viewer }), PATIENCE, schedule, () => new PresenceError('timeout', 'The network did not answer in time.'));
    return c.body(null, 204);
  });
}
