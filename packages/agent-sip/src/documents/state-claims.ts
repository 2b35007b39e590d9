import type { Note, OutOfOffice } from '@presence-elements/core';
import { activityOf, type Claim } from './claim.js';
import type { State, StateCategories, StateNote } from './state.js';
import { rangeOf, stateTokens } from './state-ranges.js';

const COMPOSED = 'aggregateState';

/** What Microsoft's servers say: what they have composed themselves, where there is that. */
export function stateClaims({ states, notes }: StateCategories, now: number): readonly Claim[] {
  const composed = states.filter(({ type }) => type === COMPOSED), current = notes.filter(note => isNow(note, now));
  const own = current.find(({ outOfOffice }) => !outOfOffice), absence = current.find(({ outOfOffice }) => outOfOffice);
  const changesAt = notes.flatMap(({ from, until }) => [from, until]).filter(at => at !== undefined && at > now) as readonly number[];
  const said: Claim = {
    changesAt,
    ...(own && { note: noteOf(own) }),
    ...(absence && { outOfOffice: { message: absence.text, ...(absence.until !== undefined && { until: absence.until }) } }),
  };
  return [said, ...(composed.length ? composed : states).map(state => claimOf(state, said.outOfOffice, now))];
}

const isNow = ({ from = -Infinity, until = Infinity }: StateNote, now: number): boolean => from <= now && now < until;

const noteOf = ({ text, until }: StateNote): Note => ({ text, ...(until !== undefined && { expiresAt: until }) });

function claimOf({ availability, activity, lastActiveAt, since }: State, absence: OutOfOffice | undefined, now: number): Claim {
  const range = rangeOf(availability), meaning = stateTokens.get(activity?.token ?? '') ?? {};
  const activities = [...activityOf(meaning, activity?.text ? { text: activity.text } : {}), ...activityOf(range)];
  return {
    availability: range.availability,
    activities,
    ...(range.idle && { idle: true }),
    ...(lastActiveAt !== undefined && { lastActiveAt }),
    ...(since !== undefined && since <= now && { since }),
    ...(meaning.outOfOffice && { outOfOffice: absence ?? {} }),
    changesAt: [],
  };
}
