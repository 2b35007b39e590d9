import { createRegistry, type Presence, type PresenceRegistry } from '@presence-elements/core';
import { fakeClock, type FakeClock } from '@presence-elements/testing';
import { graphAgent, type GraphAgent, type GraphOptions } from '../src/index.js';
import { GraphDouble, type Said } from './graph-double.js';

/** A page of icons on a registry of its own, with the double behind it. */
export interface Page {
  readonly clock: FakeClock;
  readonly double: GraphDouble;
  readonly agent: GraphAgent;
  readonly registry: PresenceRegistry;
  /** Tokens that the host was asked for, with why. */
  readonly tokens: unknown[];
  /** What each icon has shown, in order; so many icons for each address. */
  show(addresses: readonly string[], icons?: number): ReadonlyMap<string, Presence[]>;
  /** What is known of an address now, in a word: its availability, or why there is none. */
  state(address: string): string;
}

export const NOON: number = Date.parse('2026-11-25T12:00:00Z');
export const say = (availability: string, activity: string = availability): Said => ({ availability, activity });

export function page(options: Partial<GraphOptions> = {}): Page {
  const clock = fakeClock({ now: NOON }), double = new GraphDouble(), tokens: unknown[] = [];
  double.now = clock.now;
  const token: GraphOptions['token'] = request => {
    tokens.push(request);
    return 'good';
  };
  const agent = graphAgent({ token, fetch: double.fetch, now: clock.now, schedule: clock.schedule, random: () => 0, ...options });
  const registry = createRegistry({ now: clock.now, schedule: clock.schedule, random: () => 0 });
  registry.register(agent, ['corp.example', 'outlook.com', 'partner.example', 'msteams:']);
  return {
    clock, double, agent, registry, tokens,
    show(addresses, icons = 1) {
      const shown = new Map<string, Presence[]>(addresses.map(address => [address, []]));
      for (const address of addresses) for (let icon = 0; icon < icons; icon++) registry.watch(address, presence => void shown.get(address)!.push(presence));
      return shown;
    },
    state(address) {
      const presence = registry.peek(address);
      return !presence ? 'nothing' : presence.availability === 'unknown' ? presence.problem! : `${presence.availability}${presence.stale ? ` (${presence.problem!})` : ''}`;
    },
  };
}

/** So many colleagues, by address. */
export function people({ double }: Pick<Page, 'double'>, count: number, presence: Said = say('Available')): readonly string[] {
  return Array.from({ length: count }, (_, n) => double.add(`user${String(n)}@corp.example`, presence).upn);
}
