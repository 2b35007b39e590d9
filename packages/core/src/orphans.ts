import type { ImAddress } from './address.js';
import type { Alarm } from './alarm.js';

// Agents may be registered a moment after the first icon asks (milliseconds).
const PATIENCE = 3000;

/** Tells the developer, once for each domain, of addresses that no agent handles. */
export function orphans(alarm: Alarm, tell: (address: ImAddress) => void, isOrphan: (address: ImAddress) => boolean): (address: ImAddress) => void {
  const told = new Set<string>();
  let waiting: ImAddress[] = [];
  const look = (): void => {
    const lost = waiting.filter(isOrphan);
    waiting = [];
    for (const address of lost) {
      const place = address.domain || `${address.scheme}:`;
      if (told.has(place)) continue;
      told.add(place);
      console.info(`[presence-elements] No agent handles ${place}: add <meta name="presence-relay"> or register one`);
      tell(address);
    }
  };
  return address => {
    if (told.has(address.domain || `${address.scheme}:`)) return;
    waiting.push(address);
    alarm.at(alarm.now() + PATIENCE, look);
  };
}
