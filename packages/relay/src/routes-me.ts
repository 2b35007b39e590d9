import type { OwnPresence } from '@presence-elements/core';
import { signedIn } from './identify.js';
import type { RelayApp, RelayContext } from './relay-context.js';

/** One's own presence on the portal's network. */
export function meRoutes(app: RelayApp, { network, read }: RelayContext): void {
  app.get('/me', c => c.json(network.own(signedIn(c.var.viewer))));

  app.put('/me', async c => {
    const viewer = signedIn(c.var.viewer);
    return c.json(await network.publish(await read<OwnPresence>(c.req.raw, 'OwnPresence'), { viewer }));
  });

  app.delete('/me', async c => {
    await network.publish({}, { viewer: signedIn(c.var.viewer) });
    return c.body(null, 204);
  });

  app.post('/me/alive', async c => {
    const viewer = signedIn(c.var.viewer);
    const { active } = await read<{ active: boolean }>(c.req.raw, 'Alive');
    network.alive(viewer, active);
    return c.body(null, 204);
  });
}
