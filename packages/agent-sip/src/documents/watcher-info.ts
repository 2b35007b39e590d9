import { attributeOf, childrenOf, type XmlElement } from '@presence-elements/xml';
import { patched, succession, type Versioned } from './succession.js';
import { wordsOf } from './words.js';
import { naturalOf } from './xsd.js';

const WATCHER_INFO = 'urn:ietf:params:xml:ns:watcherinfo';
const statuses = ['pending', 'active', 'waiting', 'terminated'] as const;

/** Who watches whom (RFC 3858). */
export interface WatcherInfo extends Versioned {
  readonly lists: readonly WatcherList[];
}

export interface WatcherList {
  /** Whom they watch: `sip:ada@corp.example`. */
  readonly resource: string;
  /** The event package: `presence`. */
  readonly package: string;
  readonly watchers: readonly Watcher[];
}

export interface Watcher {
  readonly id: string;
  readonly uri: string;
  readonly status: (typeof statuses)[number];
  /** What brought it there (RFC 3857 §4.7.1): subscribe, approved, deactivated, probation, rejected, timeout, giveup, noresource. */
  readonly event: string;
  readonly displayName?: string | undefined;
}

/** Reads who watches whom; `undefined` for what does not say so, or cannot be put in order. */
export function readWatcherInfo(root: XmlElement): WatcherInfo | undefined {
  if (root.name !== 'watcherinfo' || root.ns !== WATCHER_INFO) return;
  const version = naturalOf(attributeOf(root, 'version')), state = attributeOf(root, 'state');
  if (version === undefined || (state !== 'full' && state !== 'partial')) return;
  return { version, full: state === 'full', lists: childrenOf(root, 'watcher-list', WATCHER_INFO).flatMap(element => readList(element) ?? []) };
}

/** What is known after `next`, and whether something in between was lost: then subscribe anew, for a full state. */
export function applyWatchers(previous: WatcherInfo | undefined, next: WatcherInfo): { readonly watchers: WatcherInfo; readonly gap: boolean } {
  const follows = succession(previous, next);
  if (previous && follows === 'old') return { watchers: previous, gap: false };
  const known = follows === 'replaces' ? [] : previous?.lists ?? [];
  const lists = patched(known, next.lists.map(list => merged(known.find(old => keyOf(old) === keyOf(list)), list)), keyOf);
  return { watchers: { ...next, lists }, gap: follows === 'gap' };
}

const merged = (old: WatcherList | undefined, list: WatcherList): WatcherList =>
  ({ ...list, watchers: patched(old?.watchers ?? [], list.watchers, ({ id }) => id).filter(({ status }) => status !== 'terminated') });

const keyOf = (list: WatcherList): string => `${list.package} ${list.resource}`;

function readList(element: XmlElement): WatcherList | undefined {
  const resource = attributeOf(element, 'resource')?.trim(), name = attributeOf(element, 'package')?.trim();
  if (!resource || !name) return;
  return { resource, package: name, watchers: childrenOf(element, 'watcher', WATCHER_INFO).flatMap(watcher => readWatcher(watcher) ?? []) };
}

function readWatcher(element: XmlElement): Watcher | undefined {
  const status = statuses.find(known => known === attributeOf(element, 'status')), id = attributeOf(element, 'id'), uri = wordsOf(element.text);
  if (!status || !id || !uri) return;
  const displayName = wordsOf(attributeOf(element, 'display-name'));
  return { id, uri, status, event: attributeOf(element, 'event') ?? '', ...(displayName && { displayName }) };
}
