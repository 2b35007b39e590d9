import { addressedAs, keyOf } from './presence-stream.js';
import type { RelayApp, RelayContext } from './relay-context.js';

/** One item for every address asked, in order: what cannot be had says why. */
export function queryRoutes(app: RelayApp, { read, view, settings }: RelayContext): void {
  app.post('/query', async c => {
    const { addresses } = await read<{ addresses: readonly string[] }>(c.req.raw, 'QueryRequest');
    const mine = view(c.var.viewer);
    const items = await Promise.all(addresses.map(async address => {
      const key = keyOf(address);
      return addressedAs(key, await mine.lookup([key]));
    }));
    return c.json({ items, now: settings.now() });
  });
}
