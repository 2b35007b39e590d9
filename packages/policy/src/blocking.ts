import type { Note, OutOfOffice, Presence, ProblemCode } from '@presence-elements/core';
import type { Words } from './facts.js';
import { waitingReach } from './reach.js';

/**
 * What each kind of agent says of people who are offline. `confidence`: how sure it is; where that depends on what it happened
 * to hear, or on the service, the lesser one is said of all. All of these offer the same capabilities and links of people who
 * are offline as of those who are there; what another kind offers is cut to what waits.
 */
export const offlineByKind: Readonly<Record<string, Presence['confidence']>> = {
  portal: 'confirmed', relay: 'confirmed', sip: 'confirmed', graph: 'confirmed', ucwa: 'confirmed', xmpp: 'assumed', matrix: 'assumed', web: 'assumed',
};

/** Where what people have written goes with them, or stays or goes as it happens: of people there who are offline nobody reads it. */
const forgetful: ReadonlySet<string | undefined> = new Set(['xmpp', 'sip', 'matrix', 'web']);

/** The same person offline, with the last words that a blocked viewer could read. What is not known stays so. */
export function absent(source: Presence, { note, outOfOffice }: Words, now: number): Presence {
  if (isUnknown(source)) return source;
  const lasts = (end = Infinity): boolean => end > now;
  return { ...source, availability: 'offline', note: noted(note, lasts), outOfOffice: noted(outOfOffice, lasts) };
}

/** When the next of a blocked viewer's last words ends: Infinity if never. */
export function wordsEnd({ note, outOfOffice }: Words, now: number): number {
  return Math.min(...[note?.expiresAt, outOfOffice?.until].map((end = Infinity) => (end > now ? end : Infinity)));
}

/**
 * How others see one of the organisation's people: of somebody offline no more than of somebody who hides. Networks differ in
 * what they tell of people who are offline (since when, how sure), and keep it or forget it; nobody else learns any of it.
 * When it was heard, and until when it counts, would tell of changes: what is shown is how the person is as of now.
 * `keepsWords`: can what is written there be frozen when they block somebody?
 */
export function uniform(source: Presence, kind: string | undefined, now: number, keepsWords: boolean = true): Presence {
  const { address, agent, network, problem, stale, note, outOfOffice } = source, observedAt = stale ? source.observedAt : now;
  if (!isOut(source)) return { ...source, observedAt, expiresAt: undefined };
  const known = !isUnknown(source), confidence = Object.hasOwn(offlineByKind, kind ?? '') ? offlineByKind[kind!]! : undefined;
  const { capabilities, links } = confidence ? source : waitingReach(source), isRead = known && keepsWords && !forgetful.has(kind);
  return {
    address, capabilities, links, observedAt,
    availability: known ? 'offline' : 'unknown',
    activities: NONE,
    agent: known ? agent : undefined,
    network: known ? network : undefined,
    note: isRead ? note : undefined,
    outOfOffice: isRead ? outOfOffice : undefined,
    problem: known && !stale ? undefined : problem,
    stale: known && stale,
    confidence: known ? confidence ?? 'assumed' : 'confirmed',
  };
}

/** Nothing is shown, and this is why; what one can do towards the person does not depend on it. */
export function withheld(source: Presence, kind: string | undefined, problem: ProblemCode, now: number): Presence {
  const { address, capabilities, links } = uniform({ ...source, availability: 'unknown' }, kind, now);
  return { address, availability: 'unknown', activities: NONE, capabilities, links, problem, stale: false, confidence: 'confirmed', observedAt: now };
}

const NONE: readonly never[] = Object.freeze([]);

const isOut = (source: Presence): boolean => source.availability === 'offline' || isUnknown(source);

const isUnknown = ({ availability }: Presence): boolean => availability === 'unknown';

/** Ended words are gone, here as in a registry. */
function noted<T extends Note | OutOfOffice>(words: T | undefined, lasts: (end?: number) => boolean): T | undefined {
  return words && lasts((words as Note).expiresAt) && lasts((words as OutOfOffice).until) ? words : undefined;
}
