import type { Activity } from '@presence-elements/core';
import { tag, type Markup } from '../markup.js';
import { NS } from '../namespaces.js';

// In the words of XEP-0108: the general one and the specific one.
const WORDS: ReadonlyMap<string, readonly [string, string?]> = new Map([
  ['in-call', ['talking', 'on_the_phone']],
  ['in-meeting', ['working', 'in_a_meeting']],
  ['presenting', ['working', 'in_a_meeting']],
  ['focusing', ['working']],
  ['working', ['working']],
  ['meal', ['eating']],
  ['travel', ['traveling']],
  ['off-work', ['inactive', 'day_off']],
  ['vacation', ['inactive', 'on_vacation']],
  ['holiday', ['inactive', 'scheduled_holiday']],
  ['sleeping', ['inactive', 'sleeping']],
  ['appointment', ['having_appointment']],
  ['gaming', ['relaxing', 'gaming']],
] as const);

/** The request that says on the account's own node what one is doing (XEP-0108, XEP-0163 §3); without an activity, nothing. */
export function activityRequest(activity: Activity | undefined): Markup {
  const item = tag('item', { id: 'current' }, payloadOf(activity));
  return tag('pubsub', { xmlns: NS.pubsub }, tag('publish', { node: NS.activity }, item));
}

function payloadOf(activity: Activity | undefined): Markup {
  if (!activity) return tag('activity', { xmlns: NS.activity });
  const [general, specific] = WORDS.get(activity.kind) ?? ['undefined'];
  const text = activity.text ?? (WORDS.has(activity.kind) ? undefined : activity.kind);
  return tag('activity', { xmlns: NS.activity }, tag(general, {}, specific && tag(specific)), text === undefined ? undefined : tag('text', {}, text));
}
