import type { Activity, PresenceFacts } from '@presence-elements/core';
import { string, type Resource } from './resource.js';
import { activityOf, meaningOf, type Meaning } from './words.js';

export type Facts = Pick<PresenceFacts, 'availability' | 'activities' | 'idle' | 'lastActiveAt' | 'note' | 'outOfOffice'> & { readonly problem?: 'no-data' | undefined };

// Clocks differ; beyond this a time is not of ours (milliseconds).
const SKEW = 86_400_000;
// Long before any of these servers: .NET's `DateTime.MinValue` is the year 1 (2000-01-01).
const FIRST = 946_684_800_000;

/** What a `contactPresence`, or one's own `presence`, says. An availability that nobody has heard of says nothing. */
export function presenceIn(resource: Resource, now: number): Facts {
  const meaning = meaningOf(string(resource, 'availability'));
  if (!meaning) return { problem: 'no-data' };
  return {
    availability: meaning.availability,
    activities: activitiesIn(meaning, string(resource, 'activity')?.trim()),
    idle: meaning.idle,
    lastActiveAt: timeOf(string(resource, 'lastActive'), now),
  };
}

/** What a note says: the person's own, or what Exchange says while they are out of office. */
export function noteIn(resource: Resource): Pick<Facts, 'note' | 'outOfOffice'> {
  const message = string(resource, 'message'), written = message?.trim() ? message : undefined;
  if (string(resource, 'type')?.toLowerCase() === 'outofoffice') return { outOfOffice: { message: written } };
  return written === undefined ? {} : { note: { text: written } };
}

function activitiesIn({ activity: implied }: Meaning, said: string | undefined): readonly Activity[] {
  const kind = said ? activityOf(said) : undefined;
  // Already in words, in the language that the application asked for.
  const own: Activity | undefined = kind ? { kind } : said ? { kind: implied ?? 'other', text: said } : undefined;
  return implied && own?.kind !== implied ? [{ kind: implied }, ...(own ? [own] : [])] : own ? [own] : [];
}

/** `/Date(1474932023993)/`, with an offset or without, or ISO 8601 as in XML. */
function timeOf(text: string | undefined, now: number): number | undefined {
  if (text === undefined || text.length > 50) return;
  const ms = /^\/Date\((-?\d{1,16})([+-]\d{4})?\)\/$/.exec(text)?.[1], time = ms === undefined ? Date.parse(text) : Number(ms);
  return time >= FIRST && time <= now + SKEW ? Math.min(time, now) : undefined;
}
