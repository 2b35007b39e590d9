import { parseXml, type XmlElement } from '@presence-elements/xml';
import { readDialogInfo, type DialogInfo } from './dialog-info.js';
import { readContentType, readParts, type ContentType, type Part } from './mime.js';
import { readPidf, type Pidf } from './pidf.js';
import { readRlmi, type Rlmi, type RlmiInstance } from './rlmi.js';
import { readStateCategories, type StateCategories } from './state.js';
import type { Versioned } from './succession.js';
import { readWatcherInfo, type WatcherInfo } from './watcher-info.js';

/** What a NOTIFY carried. */
export type Body =
  | { readonly kind: 'pidf'; readonly document: Pidf }
  | { readonly kind: 'dialog'; readonly document: DialogInfo }
  | { readonly kind: 'state'; readonly document: StateCategories }
  | { readonly kind: 'list'; readonly list: ResourceList }
  | { readonly kind: 'watchers'; readonly watchers: WatcherInfo }
  | { readonly kind: 'empty' };

/** A list with the bodies of its resources in place (RFC 4662 §5): everything there is, or (`full` is false) what changed. */
export interface ResourceList extends Versioned {
  readonly uri: string;
  readonly resources: readonly Resource[];
}

export interface Resource {
  readonly uri: string;
  /** None yet: nothing is known of this resource, which is not the same as offline. */
  readonly instances: readonly Instance[];
}

export interface Instance extends Pick<RlmiInstance, 'id' | 'state' | 'reason'> {
  /** None where the list came without, or where what came cannot be read. A list where a list is in the list. */
  readonly body?: Body | undefined;
}

const DEEPEST = 8; // lists in lists

/** Reads what a NOTIFY carried; `undefined` for what cannot be read. Never throws. */
export function readBody(contentType: string | undefined, body: string): Body | undefined {
  return readInside(contentType, body, DEEPEST);
}

function readInside(field: string | undefined, body: string, depth: number): Body | undefined {
  if (!/\S/.test(body)) return { kind: 'empty' };
  const contentType = readContentType(field), { type } = contentType;
  if (type.startsWith('multipart/')) return depth ? readMultipart(contentType, body, depth - 1) : undefined;
  // The namespace of the root says more than the type: servers send `text/xml` and types of their own.
  const root = !type || type.includes('xml') ? parseXml(body) : undefined;
  const list = root && readRlmi(root);
  return list ? { kind: 'list', list: filled(list, new Map()) } : root && readDocument(root);
}

function readDocument(root: XmlElement): Body | undefined {
  const pidf = readPidf(root);
  if (pidf) return { kind: 'pidf', document: pidf };
  const dialog = readDialogInfo(root);
  if (dialog) return { kind: 'dialog', document: dialog };
  const watchers = readWatcherInfo(root);
  if (watchers) return { kind: 'watchers', watchers };
  const state = readStateCategories(root);
  return state && { kind: 'state', document: state };
}

/** The root is the part that `start` names, else the first (RFC 2387 §3.2). */
function readMultipart(contentType: ContentType, body: string, depth: number): Body | undefined {
  const parts = readParts(contentType, body), start = contentType.parameters.get('start')?.replace(/^<(.*)>$/, '$1');
  const main = parts?.find(({ id }) => start !== undefined && id === start) ?? parts?.[0];
  if (!parts || main?.body === undefined) return;
  const root = readContentType(main.contentType).type === 'application/rlmi+xml' ? parseXml(main.body) : undefined, list = root && readRlmi(root);
  if (!list) return readInside(main.contentType, main.body, depth);
  return { kind: 'list', list: filled(list, bodiesOf(parts.filter(part => part !== main), depth)) };
}

/** Each part is read once, however often it is pointed at. */
function bodiesOf(parts: readonly Part[], depth: number): ReadonlyMap<string, Body> {
  const bodies = new Map<string, Body>();
  for (const { id, contentType, body } of parts) {
    const read = id === undefined || body === undefined || bodies.has(id) ? undefined : readInside(contentType, body, depth);
    if (read) bodies.set(id!, read);
  }
  return bodies;
}

const filled = ({ resources, ...list }: Rlmi, bodies: ReadonlyMap<string, Body>): ResourceList => ({
  ...list,
  resources: resources.map(({ uri, instances }) => ({
    uri,
    instances: instances.map(({ cid, ...instance }) => {
      const body = cid === undefined ? undefined : bodies.get(cid);
      return { ...instance, ...(body && { body }) };
    }),
  })),
});
