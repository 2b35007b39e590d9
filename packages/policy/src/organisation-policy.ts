import { mergePresence, unknownPresence, type Capability, type MergeRule, type Presence, type PresencePolicy, type ProblemCode, type Schedule, type Viewer, type Watched } from '@presence-elements/core';
import { absent, uniform, withheld, wordsEnd } from './blocking.js';
import { encounter, type Encounter } from './encounter.js';
import type { OrganisationFacts, Words } from './facts.js';
import { later } from './later.js';
import { messageProblem } from './messages.js';
import { remaining } from './reach.js';
import { rightsIn } from './relationship.js';
import { Reminder } from './reminder.js';
import { rulesOf, type Rules } from './rules.js';
import { details, sightProblem } from './sight.js';
import type { Right } from './settings.js';
import { standingOf, type OwnStanding } from './standing.js';
import { TemporaryWatches } from './temporary-watches.js';
import { peopleOf, userLooking, whoIs, type Who } from './who.js';

/** What a policy needs besides the facts. */
export interface OrganisationPolicyOptions {
  /** Milliseconds since the epoch. */
  readonly now?: (() => number) | undefined;
  readonly schedule?: Schedule | undefined;
  /** How sources are merged again once each was filtered; the same as in `createRegistry`. */
  readonly merge?: MergeRule | undefined;
  /** Calls back whenever the facts have changed; with users where nothing has but how these look to others, and others to them. Returns its undo. */
  readonly subscribe?: ((changed: (users?: ReadonlySet<string>) => void) => () => void) | undefined;
  readonly temporary?: TemporaryWatches | undefined;
  /** Who looks where the registry names nobody: in a page, its viewer. Anonymous unless said. */
  readonly viewer?: Viewer | undefined;
  /**
   * Why nothing would have been known of a person's state when the network was last heard (`heardAt`), had nothing been heard of them
   * since they hid from the viewer or, where that is not known, since the network last started; undefined where it would have been
   * `offline`. Without it, a blocked viewer may notice that somebody of whom nothing was known becomes offline.
   */
  readonly unheard?: ((address: string, hiddenSince: number | undefined, heardAt: number) => ProblemCode | undefined) | undefined;
  /** Hears what there is to read of one of the people at an address for which the host vouches, whenever they are looked at: for `lastWordsFor`. */
  readonly readable?: ((person: string, words: Words) => void) | undefined;
  /** Hears of what went wrong in a rule or in the facts: nothing is shown then. `console.error` by default. */
  readonly fault?: ((error: unknown) => void) | undefined;
}

/** All that the organisation has decided and its people prefer, as what each viewer may see. */
export function organisationPolicy(facts: OrganisationFacts, options: OrganisationPolicyOptions = {}): Required<PresencePolicy> {
  const { now = Date.now, schedule = later, subscribe, viewer: own, fault = error => console.error('[presence-elements]', error) } = options;
  const reminder = new Reminder(now, schedule), sight = new Sight(facts, { ...options, now, reminder });
  return {
    view(presence, viewer = own) {
      try {
        return sight.view(presence, viewer);
      } catch (error) {
        fault(error);
        return unknownPresence(addressOf(presence), 'agent-fault', now());
      }
    },
    subscribe(changed) {
      const leave = subscribe?.(users => changed(users instanceof Set ? visitorOf(facts, users, own) : undefined)), forget = reminder.listen(changed);
      return () => {
        leave?.();
        forget();
      };
    },
  };
}

/** Passes a change on to whom it may concern: whoever looks, or is looked at, is one of these users. Everybody else looks as before. */
function visitorOf(facts: OrganisationFacts, users: ReadonlySet<string>, own: Viewer | undefined): (watched: Watched) => void {
  const looking = new Map<Viewer | undefined, boolean>(), isOf = (user: string | undefined): boolean => user !== undefined && users.has(user);
  const isLooking = (viewer: Viewer | undefined): boolean => {
    const known = looking.get(viewer) ?? isOf(userLooking(facts, viewer));
    looking.set(viewer, known);
    return known;
  };
  const rules = rulesOf(facts), isSeen = (address: string): boolean => {
    const place = rules.placeOf(address);
    return !!place && isOf(facts.userOf(place.person));
  };
  const isConcerned = ({ viewer = own, addresses }: Watched): boolean => {
    try {
      return isLooking(viewer) || addresses.some(isSeen);
    } catch {
      return true; // Whoever looks hears of the fault.
    }
  };
  return watched => {
    if (isConcerned(watched)) watched.changed();
  };
}

interface SightOptions extends Pick<OrganisationPolicyOptions, 'merge' | 'temporary' | 'unheard' | 'readable'> {
  readonly now: () => number;
  readonly reminder: Reminder;
}

class Sight {
  readonly #facts: OrganisationFacts;
  readonly #options: SightOptions;
  readonly #temporary: TemporaryWatches;

  constructor(facts: OrganisationFacts, options: SightOptions) {
    this.#facts = facts;
    this.#options = options;
    this.#temporary = options.temporary ?? new TemporaryWatches(options);
  }

  view(presence: Presence, viewer: Viewer | undefined): Presence | undefined {
    const facts = this.#facts, rules = rulesOf(facts), who = whoIs(facts, rules, viewer), { sources } = presence;
    if (!sources?.length) return this.#one(presence, who, rules);
    const seen = sources.map(source => this.#one(source, who, rules) ?? unknownPresence(source.address, 'pending', this.#options.now()));
    return seen.every((source, at) => source === sources[at]) ? presence : mergePresence(seen, this.#options.merge);
  }

  #one(source: Presence, who: Who, rules: Rules): Presence | undefined {
    const now = this.#options.now(), place = rules.placeOf(source.address);
    const asked = source.availability === 'unknown' ? source.problem ?? 'no-data' : undefined;
    if (!place) return unknownPresence(source.address, asked ?? 'bad-address', now);
    // Nobody was asked, and that is nobody's decision.
    const isNobodys = asked === 'no-agent' && !place.provider;
    if (place.problem && !isNobodys) return unknownPresence(source.address, place.problem, now);
    const met = encounter(this.#facts, rules, who, place), leavesAt = this.#facts.leavesAt?.(place.person);
    if (leavesAt !== undefined) this.#options.reminder.at(leavesAt);
    if (met.isSelf && !met.isClaimed) return source.sources ? clean(source) : source;
    if (isNobodys) return unknownPresence(source.address, asked, now);
    const shown = this.#other(source, met, now);
    return shown && clean(shown);
  }

  #other(source: Presence, met: Encounter, now: number): Presence | undefined {
    const { user, isSelf, place } = met, rights = rightsIn(met), standing = user === undefined || isSelf ? undefined : standingOf(met, user);
    // In a page without a relay no network of ours speaks for the portal's people, but whatever agent the page has for them.
    const kind = place.kind === 'portal' ? source.agent : place.kind;
    const problem = sightProblem(met, rights, standing) ?? this.#crowding(met);
    if (standing && !met.isClaimed && source.availability !== 'unknown') this.#options.readable?.(place.person, source);
    // What can be done towards whom one does not see must not tell either that they have come.
    // Of whom nothing is shown to anybody, nothing depends on since when that is.
    const heard = standing && (problem || standing.isHidden) ? this.#hidden(source, met, user!, problem ? undefined : hiddenSince(met, user!), now) : source;
    if (!heard) return undefined;
    const shown = problem ? withheld(heard, kind, problem, now)
      : standing ? details(uniform(heard, kind, now, !met.isClaimed), met, user!, standing) : heard;
    return { ...shown, ...remaining(shown, capability => may(capability, met, rights, standing, shown)) };
  }

  #hidden(source: Presence, { facts, place, who }: Encounter, user: string, since: number | undefined, now: number): Presence | undefined {
    if (source.availability === 'unknown') return source;
    const problem = this.#options.unheard?.(place.person, since, source.observedAt);
    // A registry keeps for a while what nobody stands by any more (`pending`), but not that nothing was known.
    if (problem && source.stale && source.problem === 'pending') return undefined;
    if (problem) return unknownPresence(source.address, (source.stale && source.problem) || problem, now);
    const words = who.people.map(person => facts.lastWordsFor(user, person, place.person)).find(Boolean) ?? {};
    this.#options.reminder.at(wordsEnd(words, now));
    return absent(source, words, now);
  }

  /** Whoever is not on the viewer's contact list needs a place. */
  #crowding({ facts, rules, who, place, user, isSelf }: Encounter): ProblemCode | undefined {
    const { temporary } = rules.settings.sharing;
    if (isSelf || who.user === undefined || (temporary.enabled && temporary.max === undefined)) return undefined;
    const persons = [place.person, ...(user === undefined ? [] : peopleOf(facts, rules, user))];
    if (persons.some(person => facts.hasContact(who.user!, person))) return undefined;
    const lapses = temporary.enabled ? this.#temporary.take(who.user, user ?? place.person, temporary) : undefined;
    // Whoever waits for a place takes it at the moment at which it is left, and not at whichever they are looked at again: that would
    // tell of changes.
    if (temporary.enabled) this.#options.reminder.at(lapses ?? this.#temporary.nextFor(who.user));
    return lapses === undefined ? 'blocked-by-policy' : undefined;
  }
}

/** Since when the person hides from whoever looks. */
function hiddenSince({ facts, who }: Encounter, user: string): number | undefined {
  const moments = who.people.map(person => facts.hiddenSince(user, person)).filter(moment => moment !== undefined);
  return moments.length ? Math.min(...moments) : undefined;
}

function may(capability: Capability, met: Encounter, rights: ReadonlySet<Right>, standing: OwnStanding | undefined, { availability }: Presence): boolean {
  switch (capability) {
    case 'mail': case 'credentials': return true;
    // The address book is the organisation's: who is inside may look people up, wherever those are.
    case 'profile': return met.who.rights.has('address-book');
    case 'message': case 'group-message': return !messageProblem(met, rights, standing, availability, capability);
    default: return rights.has(capability);
  }
}

// All that is given away of one network: not `sources`, which nobody has filtered.
const fields: readonly (keyof Presence)[] = [
  'address', 'availability', 'activities', 'note', 'idle', 'lastActiveAt', 'since', 'outOfOffice', 'capabilities', 'links', 'problem', 'stale', 'confidence',
  'network', 'agent', 'observedAt', 'expiresAt',
];

/** Frozen, and without what is undefined: an absent field reads the same here and in JSON. */
function clean(presence: Presence): Presence {
  const shown: Partial<Record<keyof Presence, unknown>> = {};
  for (const field of fields) if (presence[field] !== undefined) shown[field] = presence[field];
  return Object.freeze(shown) as Presence;
}

const addressOf = (presence: unknown): string => {
  const address = (presence as Partial<Presence> | null | undefined)?.address;
  return typeof address === 'string' ? address : '';
};
