import type { Activity } from '@presence-elements/core';
import { attributeOf, childOf, type XmlElement } from '@presence-elements/xml';
import { activityOf, moodOf } from './activity.js';

const EVENT = 'http://jabber.org/protocol/pubsub#event';
const ACTIVITY = 'http://jabber.org/protocol/activity', MOOD = 'http://jabber.org/protocol/mood';

/** What a contact has published of themselves: one activity, one mood, or none of it any more. */
export interface Published {
  readonly node: 'activity' | 'mood';
  readonly activity?: Activity | undefined;
}

/** Reads a personal event (XEP-0163); undefined for a node of another kind and for what is no event. */
export function publishedIn(message: XmlElement, languages: readonly string[]): Published | undefined {
  if (attributeOf(message, 'type') === 'error') return;
  const change = childOf(message, 'event', EVENT)?.children.find(({ ns }) => ns === EVENT);
  const address = change && attributeOf(change, 'node');
  if (!change || (address !== ACTIVITY && address !== MOOD)) return;
  const node = address === MOOD ? 'mood' : 'activity';
  // Deleted and purged nodes and retracted items leave nothing (XEP-0060 §7.2, §8.4, §8.5).
  if (change.name === 'delete' || change.name === 'purge' || childOf(change, 'retract', EVENT)) return { node };
  const payload = change.name === 'items' ? childOf(lastItem(change), node, address) : undefined;
  return payload && { node, activity: (node === 'mood' ? moodOf : activityOf)(payload, languages) };
}

const lastItem = (items: XmlElement): XmlElement | undefined => items.children.findLast(({ name, ns }) => name === 'item' && ns === EVENT);
