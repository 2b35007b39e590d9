import type { Capability } from './capability.js';
import type { ProblemCode } from './errors.js';
import type { Activity, Availability, Presence } from './presence.js';

/** How several addresses of one person become one presence. */
export type MergeRule = 'engaged' | 'precedence' | ((sources: readonly Presence[]) => Presence);

// Who is engaged must not be disturbed, whatever another network says.
const ENGAGED: Record<Availability, number> = { dnd: 4, busy: 3, online: 2, away: 1, offline: 0, unknown: 0 };
// Of several reasons the last of these: the one that somebody can do something about.
const ACTIONABLE: readonly ProblemCode[] = [
  'no-data', 'not-found', 'no-agent', 'bad-address', 'blocked-by-policy', 'network-disabled', 'agent-fault',
  'unreachable', 'timeout', 'rate-limited', 'forbidden', 'not-shared', 'signed-out', 'pending',
];

/** Merges what several networks say of one person; the order of the sources is their precedence. */
export function mergePresence(sources: readonly Presence[], rule: MergeRule = 'engaged'): Presence {
  const [first, ...others] = sources;
  if (!first) throw new TypeError('mergePresence needs at least one source');
  if (!others.length) return first;
  if (typeof rule === 'function') return rule(sources);
  return combine(sources, pick(sources, rule));
}

function pick(sources: readonly Presence[], rule: 'engaged' | 'precedence'): Presence {
  const reachable = sources.filter(source => ENGAGED[source.availability]);
  if (reachable.length) return rule === 'precedence' ? reachable[0]! : strongest(reachable, source => ENGAGED[source.availability]);
  const unknown = sources.filter(source => source.availability !== 'offline');
  return unknown.length ? strongest(unknown, source => ACTIONABLE.indexOf(source.problem ?? 'no-data')) : strongest(sources, () => 0);
}

/** The best by rank, then the fresher, then the surer, then the first. */
function strongest(sources: readonly Presence[], rank: (source: Presence) => number): Presence {
  const score = (source: Presence): number => rank(source) * 4 + (source.stale ? 0 : 2) + (source.confidence === 'confirmed' ? 1 : 0);
  return sources.reduce((best, source) => (score(source) > score(best) ? source : best));
}

function combine(sources: readonly Presence[], winner: Presence): Presence {
  const agreeing = [winner, ...sources.filter(source => source !== winner && source.availability === winner.availability)];
  const newestFirst = sources.toSorted((a, b) => b.observedAt - a.observedAt);
  const note = winner.note ?? newestFirst.find(source => source.note)?.note;
  const outOfOffice = winner.outOfOffice ?? sources.find(source => source.outOfOffice)?.outOfOffice;
  const lastActiveAt = Math.max(...sources.map(source => source.lastActiveAt ?? -Infinity));
  const expiresAt = Math.min(...sources.map(source => source.expiresAt ?? Infinity));
  const { expiresAt: _own, ...rest } = winner;
  const links = [...sources.toReversed(), winner].flatMap(source => Object.entries(source.links ?? {}));
  return Object.freeze({
    ...rest,
    address: sources[0]!.address,
    activities: Object.freeze(unite(agreeing.flatMap(source => source.activities))),
    capabilities: Object.freeze([...new Set([winner, ...sources].flatMap<Capability>(source => source.capabilities))]),
    ...(links.length && { links: Object.freeze(Object.fromEntries(links)) }),
    ...(note && { note }),
    ...(outOfOffice && { outOfOffice }),
    ...(lastActiveAt > 0 && { lastActiveAt }),
    ...(expiresAt < Infinity && { expiresAt }),
    sources: Object.freeze([...sources]),
  });
}

/** The first of each kind. */
const unite = (activities: readonly Activity[]): readonly Activity[] =>
  activities.filter(({ kind }, index) => index === activities.findIndex(activity => activity.kind === kind));
