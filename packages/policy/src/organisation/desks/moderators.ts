import type { ListChange } from '@presence-elements/core';
import { isRecord } from '../../store/plain-json.js';
import { moderators, MOST_MODERATORS, userName } from '../documents/document-kinds.js';
import { listOf, type Field } from '../fields/fields.js';
import { listAfter } from '../fields/list-change.js';
import type { Findings } from '../fields/settings-error.js';
import type { Tables } from '../tables/tables.js';
import { userNamed, userWritten } from './user-named.js';

/** Who are moderators after a change of them. By its steps those stay who are no users any more, and can be taken off. */
export function moderatorsAfter(tables: Tables, before: readonly string[], change: readonly string[] | ListChange, found: Findings): readonly string[] {
  const user = named((name, path) => userNamed(tables, name, path, found)), path = 'moderators';
  if (!isRecord(change)) return listOf(user, MOST_MODERATORS)(change, path, found);
  // What stands there may have been written otherwise: by an import, or before.
  const leaving = named(name => (before.includes(name) ? name : userWritten(tables, name)));
  return moderators(listAfter(before, user, MOST_MODERATORS, leaving)(change, path, found), path, found);
}

const named = (read: (name: string, path: string) => string): Field<string> => (value, path, found) => {
  const name = userName(value, path, found) as string | undefined;
  return name === undefined ? '' : read(name, path);
};
