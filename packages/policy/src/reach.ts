import { capabilities, type Capability, type Presence } from '@presence-elements/core';

type Reach = Pick<Presence, 'capabilities' | 'links'>;
type May = (capability: Capability) => boolean;

/**
 * What remains of what one can do, and of how, when some of it is not allowed.
 *
 * To a menu an empty list says that the host may offer whatever it has: where something was taken away, what remains is
 * named, be it mail alone, which nobody governs.
 */
export function remaining({ capabilities: named, links }: Reach, may: May): Reach {
  const all = named.length ? named : capabilities.filter(capability => capability !== 'credentials');
  const left = all.filter(may);
  return {
    capabilities: left.length === all.length ? named : Object.freeze(left.length ? left : ['mail'] as const),
    links: linksLeft(links, may),
  };
}

// What waits for somebody who is not there.
const waiting: ReadonlySet<Capability> = new Set<Capability>(['profile', 'mail', 'message', 'credentials']);

/** What one can do towards somebody who is offline, where the network may offer more of those who are not. */
export function waitingReach({ capabilities: named, links }: Reach): Reach {
  const waits: May = capability => waiting.has(capability);
  return { capabilities: Object.freeze(named.filter(waits)), links: linksLeft(links, waits) };
}

function linksLeft(links: Reach['links'], may: May): Reach['links'] {
  if (!links) return undefined;
  const kept = Object.entries(links).filter(([capability]) => may(capability as Capability));
  return kept.length ? Object.freeze(Object.fromEntries(kept)) : undefined;
}
