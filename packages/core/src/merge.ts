import { problemCodes } from './errors.js';
import { defined, finite } from './plain.js';
import type { Availability, Presence } from './presence.js';

/** How several addresses of one person become one presence. */
export type MergeRule = 'engaged' | 'precedence' | ((sources: readonly Presence[]) => Presence);

// Who is engaged must not be disturbed, whatever another network says.
const ENGAGED: Record<Availability, number> = { dnd: 4, busy: 3, online: 2, away: 1, offline: 0, unknown: 0 };

/** Merges what several networks say of one person; the order of the sources is their precedence. */
export function mergePresence(sources: readonly Presence[], rule: MergeRule = 'engaged'): Presence {
  const [first] = sources;
  if (!first) throw new TypeError('mergePresence needs at least one source');
  if (sources.length < 2) return first;
  if (typeof rule === 'function') return rule(sources);
  return combine(sources, pick(sources, rule));
}

function pick(sources: readonly Presence[], rule: 'engaged' | 'precedence'): Presence {
  const reachable = sources.filter(({ availability }) => ENGAGED[availability]);
  if (reachable.length) return rule === 'precedence' ? reachable[0]! : strongest(reachable, ({ availability }) => ENGAGED[availability]);
  const unknown = sources.filter(({ availability }) => availability !== 'offline');
  return unknown.length ? strongest(unknown, ({ problem = 'no-data' }) => problemCodes.indexOf(problem)) : strongest(sources, () => 0);
}

/** The best by rank, then the fresher, then the surer, then the first. */
function strongest(sources: readonly Presence[], rank: (source: Presence) => number): Presence {
  const score = (source: Presence): number => rank(source) * 4 + (source.stale ? 0 : 2) + (source.confidence === 'confirmed' ? 1 : 0);
  return sources.reduce((best, source) => (score(source) > score(best) ? source : best));
}

function combine(sources: readonly Presence[], winner: Presence): Presence {
  const ranked = [winner, ...sources], newestFirst = sources.toSorted((a, b) => b.observedAt - a.observedAt);
  const activities = ranked.flatMap(source => (source.availability === winner.availability ? source.activities : []));
  const links = Object.fromEntries(ranked.toReversed().flatMap(source => Object.entries(source.links ?? {})));
  return defined({
    ...winner,
    address: sources[0]!.address,
    activities: Object.freeze(activities.filter(({ kind }, at) => at === activities.findIndex(activity => activity.kind === kind))),
    capabilities: Object.freeze([...new Set(ranked.flatMap(source => source.capabilities))]),
    links: Object.keys(links).length ? Object.freeze(links) : undefined,
    note: [winner, ...newestFirst].find(source => source.note)?.note,
    outOfOffice: ranked.find(source => source.outOfOffice)?.outOfOffice,
    lastActiveAt: finite(Math.max(...sources.map(source => source.lastActiveAt ?? -Infinity))),
    expiresAt: finite(Math.min(...sources.map(source => source.expiresAt ?? Infinity))),
    sources: Object.freeze([...sources]),
  });
}
