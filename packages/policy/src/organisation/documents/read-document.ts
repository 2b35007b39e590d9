import { parseAddress, type FieldProblem } from '@presence-elements/core';
import { isRecord, plainJson } from '../../store/plain-json.js';
import type { Json } from '../../store/store.js';
import { Findings } from '../fields/settings-error.js';
import { documentKinds, type DocumentKind, type IsAddress } from './document-kinds.js';
import type { Documents, Kept } from './documents.js';

export type ReadDocument<T> = { readonly document: T; readonly problems?: undefined } | { readonly document?: undefined; readonly problems: readonly FieldProblem[] };

export const isKept = (collection: string): collection is Kept => Object.hasOwn(documentKinds, collection);

/** What a stored document says, or all that is wrong with it. Nothing in a store is trusted. */
export function readDocument<K extends Kept>(collection: K, id: string, value: unknown, isAddress?: IsAddress): ReadDocument<Documents[K]> {
  return readAs(documentKinds[collection] as DocumentKind<Documents[K]>, id, value, isAddress);
}

/** Brings a document up to the present version, then checks it. */
export function readAs<T>(kind: DocumentKind<T>, id: string, value: unknown, isAddress: IsAddress = parses): ReadDocument<T> {
  const found = new Findings();
  if (!isRecord(value)) found.add('', 'damaged', 'It is damaged.');
  else if (!isVersion(value['v'])) found.add('v', 'damaged', 'It has no version.');
  else if (value['v'] > kind.version) found.add('v', 'newer', `A newer version has written it (${String(value['v'])}).`);
  const document = found.problems.length ? undefined : kind.field(id, isAddress)(migrated(kind, value as Readonly<Record<string, unknown>>), '', found);
  return found.problems.length ? { problems: found.problems } : { document: document! };
}

const parses: IsAddress = text => parseAddress(text) !== undefined;

const isVersion = (v: unknown): v is number => Number.isSafeInteger(v) && (v as number) >= 1;

/** A document as it is stored. */
export function written<K extends Kept>(collection: K, document: Documents[K]): Json {
  return plainJson({ ...document, v: documentKinds[collection].version });
}

function migrated({ version, migrations = {} }: DocumentKind, { v, ...value }: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  let now: Readonly<Record<string, unknown>> = value;
  for (let from = v as number; from < version; from++) now = migrations[from]?.(now) ?? now;
  return now;
}
