import type { Activity, Availability, Note } from '@presence-elements/core';
import { meaningOf, type Meaning } from './activities.js';
import { lineNotes } from './asterisk.js';
import { activityOf, rankOf, type Claim } from './claim.js';
import type { Pidf, Publication, Tuple } from './pidf.js';
import type { ActivitySpan, Rpid } from './rpid.js';
import { preferred } from './words.js';

export interface Reading {
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** Languages that notes are wanted in, best first (BCP 47). */
  readonly languages: readonly string[];
}

/**
 * What a presence document says, device by device.
 *
 * A tuple tells whether somebody can be reached, a person what they do (RFC 4479 §3): so a device with a person is
 * what the person is while it is open, and one without merely shows that somebody is there, if nothing better is known.
 */
export function pidfClaims(document: Pidf, reading: Reading): readonly Claim[] {
  const { publications, partly } = document, tuples = publications.flatMap(publication => publication.tuples);
  // Whatever could not be read might be open, and what does not say is not closed (RFC 4479 §3.6).
  const isOffline = !partly && tuples.length > 0 && tuples.every(({ basic }) => basic === 'closed');
  const claims = publications.map(publication => claimOf(publication, reading, isOffline));
  if (isOffline || claims.some(claim => rankOf(claim))) return claims;
  return claims.map((claim, at) => ({ ...claim, availability: isOpen(publications[at]!.tuples) ? 'online' : undefined }));
}

const isOpen = (tuples: readonly Tuple[]): boolean => tuples.some(({ basic }) => basic === 'open');

function claimOf(publication: Publication, reading: Reading, isOffline: boolean): Claim {
  const { now, languages } = reading, { tuples, persons } = publication, all = spansOf(publication), spans = all.filter(span => isNow(span, now));
  const lines = publication.notes.map(({ text }) => lineNotes.get(text)), phone = lines.find(line => line);
  const chosen = persons.flatMap(person => person.chosen ?? []), does = spans.flatMap(span => span.activities.map(({ name }) => meaningOf(name)));
  const isPersonal = persons.length > 0 || spans.length > 0, says = strongest([...does, ...chosen]);
  const note = preferred(notesOf(publication, spans), languages), away = spans.find(span => span.activities.some(({ name }) => meaningOf(name).outOfOffice));
  const availability = phone?.availability ?? (isOffline ? 'offline' : availabilityOf(tuples, says, isPersonal));
  return {
    availability,
    activities: [...(phone ? activityOf(phone) : []), ...chosen.flatMap(meaning => activityOf(meaning)), ...spans.flatMap(activitiesIn)],
    note,
    ...inputOf(publication),
    since: newest([...persons, ...tuples].flatMap(({ since }) => since ?? []).filter(since => since <= now)),
    ...(away && { outOfOffice: { ...(away.until !== undefined && { until: away.until }) } }),
    changesAt: all.flatMap(({ from, until }) => [from, until]).filter(at => at !== undefined && at > now) as readonly number[],
  };
}

/** What a device makes of its user while somebody else's is open. */
function availabilityOf(tuples: readonly Tuple[], says: Availability | undefined, isPersonal: boolean): Availability | undefined {
  if (tuples.length && tuples.every(({ basic }) => basic === 'closed')) return;
  if (says) return says;
  return isPersonal && isOpen(tuples) ? 'online' : undefined;
}

/** What is said against being online, as strongly as anybody does. */
function strongest(meanings: readonly Meaning[]): Availability | undefined {
  const [best] = meanings.filter(({ availability }) => availability !== 'online' && availability !== 'offline').toSorted((one, other) => rankOf(other) - rankOf(one));
  return best?.availability;
}

const rpidOf = ({ persons, tuples, devices }: Publication): readonly Rpid[] => [...persons.map(({ rpid }) => rpid), ...tuples.map(({ rpid }) => rpid), ...devices];

const spansOf = (publication: Publication): readonly ActivitySpan[] => rpidOf(publication).flatMap(({ spans }) => spans);

const isNow = ({ from = -Infinity, until = Infinity }: ActivitySpan, now: number): boolean => from <= now && now < until;

const activitiesIn = ({ activities, until }: ActivitySpan): readonly Activity[] =>
  activities.flatMap(({ name, text }) => activityOf(meaningOf(name), { text, until }));

/** Closest to the person first. */
const notesOf = ({ persons, tuples, notes }: Publication, spans: readonly ActivitySpan[]): readonly Note[] => [
  ...persons.flatMap(person => person.notes),
  ...spans.flatMap(({ notes: inside, until }) => inside.map(note => ({ ...note, ...(until !== undefined && { expiresAt: until }) }))),
  ...notes.filter(({ text }) => !lineNotes.has(text)),
  ...tuples.flatMap(tuple => tuple.notes),
];

/** The person's own hands, else those at all the devices that tell. */
function inputOf(publication: Publication): Pick<Claim, 'idle' | 'lastActiveAt'> {
  const own = publication.persons.flatMap(({ rpid }) => rpid.input ?? []);
  const inputs = own.length ? own : rpidOf(publication).flatMap(({ input }) => input ?? []);
  const lastActiveAt = newest(inputs.flatMap(({ lastInputAt }) => lastInputAt ?? []));
  return { ...(inputs.length > 0 && inputs.every(({ idle }) => idle) && { idle: true }), ...(lastActiveAt !== undefined && { lastActiveAt }) };
}

const newest = (instants: readonly number[]): number | undefined => (instants.length ? Math.max(...instants) : undefined);
