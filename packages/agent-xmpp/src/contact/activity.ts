import type { Activity } from '@presence-elements/core';
import { langOf, type XmlElement } from '@presence-elements/xml';
import { writtenIn } from './written.js';

const NAME = /^[a-z_]{1,40}$/;

/** The kinds of XEP-0108 §3 by their element, general or specific. What is not here is `other`, in its own words. */
const kinds: ReadonlyMap<string, string> = new Map([
  ['drinking', 'meal'],
  ['eating', 'meal'],
  ['having_appointment', 'appointment'],
  ['talking/on_the_phone', 'in-call'],
  ['talking/on_video_phone', 'in-call'],
  ['traveling', 'travel'],
  ['working', 'working'],
  // A specific activity may stand under any general one (§3).
  ['in_a_meeting', 'in-meeting'],
  ['on_the_phone', 'in-call'],
  ['on_video_phone', 'in-call'],
  ['day_off', 'off-work'],
  ['on_vacation', 'vacation'],
  ['scheduled_holiday', 'holiday'],
  ['sleeping', 'sleeping'],
  ['gaming', 'gaming'],
  ['watching_tv', 'watching'],
  ['watching_a_movie', 'watching'],
  ['having_lunch', 'meal'],
  ['having_dinner', 'meal'],
  ['having_breakfast', 'meal'],
  ['having_a_snack', 'meal'],
]);

/** Reads the payload of XEP-0108; undefined where it is empty, which says that there is no activity any more. */
export function activityOf(payload: XmlElement, languages: readonly string[]): Activity | undefined {
  const general = named(payload), specific = general && named(general);
  const text = writtenIn(payload, 'text', languages, langOf(payload))?.text;
  if (!general) return text ? { kind: 'other', text } : undefined;
  const kind = (specific && kinds.get(specific.name)) ?? kinds.get(general.name) ?? 'other';
  const words = text ?? (kind === 'other' ? wordsOf(specific ?? general) : undefined);
  if (kind === 'other' && !words) return;
  return words ? { kind, text: words } : { kind };
}

/** Reads the payload of XEP-0107: an activity of kind `mood`, in the person's own words or the mood's. Says nothing of availability. */
export function moodOf(payload: XmlElement, languages: readonly string[]): Activity | undefined {
  const mood = named(payload);
  const text = writtenIn(payload, 'text', languages, langOf(payload))?.text ?? (mood && wordsOf(mood));
  return text ? { kind: 'mood', text } : undefined;
}

/** The element whose name is the value. */
const named = (parent: XmlElement): XmlElement | undefined =>
  parent.children.find(({ name, ns }) => ns === parent.ns && name !== 'text' && NAME.test(name));

/** 'walking_the_dog' → 'walking the dog'; nothing for what says nothing. */
const wordsOf = ({ name }: XmlElement): string | undefined => (/^(other|undefined)$/.test(name) ? undefined : name.replaceAll('_', ' '));
