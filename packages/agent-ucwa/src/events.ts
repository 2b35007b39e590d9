import { listOf, linkOf, string, type Resource } from './resource.js';

/** That something has changed: never what it is now. */
export interface UcwaEvent {
  /** 'me', 'people', … */
  readonly sender: string | undefined;
  /** 'added', 'updated', 'deleted', … */
  readonly type: string | undefined;
  /** 'contactPresence', 'contactNote', 'presenceSubscription', … */
  readonly rel: string;
  readonly href: string;
  /** Of whom, where that is said. */
  readonly in?: string | undefined;
}

/** Where the channel goes on. */
export interface Onwards {
  readonly href: string;
  /** 'resume' and 'resync': subscriptions may be gone, and events were missed (EventsInUCWA, EventChannelDetails). */
  readonly how: 'next' | 'resume' | 'resync';
}

// More than this in one answer is not presence.
const MOST = 10_000;

export function eventsIn(resource: Resource): readonly UcwaEvent[] {
  const senders = Object.hasOwn(resource, 'sender') ? listOf(resource['sender']) : [];
  return senders.flatMap(sender => (Object.hasOwn(sender, 'events') ? listOf(sender['events']) : []).flatMap(event => {
    const link = Object.hasOwn(event, 'link') ? event['link'] : undefined, rel = string(link, 'rel'), href = string(link, 'href');
    if (rel === undefined || href === undefined) return [];
    return [{ sender: string(sender, 'rel'), type: string(event, 'type'), rel, href, in: Object.hasOwn(event, 'in') ? string(event['in'], 'href') : undefined }];
  })).slice(0, MOST);
}

export function onwards(resource: Resource): Onwards | undefined {
  for (const how of ['resync', 'resume', 'next'] as const) {
    const href = linkOf(resource, how);
    if (href !== undefined) return { href, how };
  }
  return;
}
