import { parseAddress, stamp, type Presence, type PresenceReport } from '@presence-elements/core';

/** The presences in an answer or event of the relay, as reports; what a later version may say in new words is left out. */
export function reportsOf(answer: unknown): PresenceReport[] {
  return (answer as { items: (Presence | null)[] }).items.flatMap(item => {
    const address = parseAddress(item?.address);
    if (!address) return [];
    const { agent, network = agent, expiresAt } = item!;
    return [{ ...stamp({ ...item, network, address }, { now: 0, expiresAt }), address }];
  });
}
