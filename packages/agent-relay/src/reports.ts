import { parseAddress, type Presence, type PresenceReport } from '@presence-elements/core';

/** The presences in an answer or event of the relay, as reports. */
export function reportsOf(answer: unknown): PresenceReport[] {
  return (answer as { items: (Presence | null)[] }).items.flatMap(item => {
    const address = parseAddress(item?.address);
    return address ? [{ ...item!, address, network: item!.network ?? item!.agent }] : [];
  });
}
