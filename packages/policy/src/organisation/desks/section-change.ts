import type { Viewer } from '@presence-elements/core';
import type { Section, Settings } from '../../settings.js';
import { isRecord, sameJson } from '../../store/plain-json.js';
import type { Json } from '../../store/store.js';
import type { SectionChange, SectionDocument } from '../administration.js';
import { readAll } from '../fields/fields.js';
import { sectionFields } from '../fields/section-fields.js';
import { refusal } from '../fields/settings-error.js';
import type { Plan } from '../keeper.js';
import type { Office } from '../office.js';
import type { Tables } from '../tables/tables.js';
import { checkRevision } from './provider-change.js';

/** @throws SettingsError where there is no such section. */
export function sectionOf<S extends Section>(tables: Tables, section: S): SectionDocument<S> {
  if (!Object.hasOwn(sectionFields, section)) throw refusal('unknown-section', 'There is no such section.', 'section');
  return tables.section(section);
}

/** A change of one section; without a revision of whatever there is. @throws SettingsError for what cannot be taken. */
export function sectionPlan<S extends Section>(office: Office, viewer: Viewer, tables: Tables, section: S, change: SectionChange<S>, revision?: number): Plan<SectionDocument<S>> {
  const before = sectionOf(tables, section);
  if (revision !== undefined) checkRevision(before, revision);
  const value: Settings[S] = readAll(sectionFields[section], merged(before.value, change));
  const unchanged = sameJson(value as unknown as Json, before.value as unknown as Json) && !tables.lost.has('settings', section);
  return {
    drafts: unchanged ? [] : [{ collection: 'settings', id: section, document: { revision: before.revision + 1, value } }],
    recorded: office.record(viewer, `${section}-changed`, section, before.value, value),
    answer: () => office.keeper.tables.section(section),
  };
}

/** Parts of a section are changed field by field, too. */
function merged(before: object, change: unknown): unknown {
  if (!isRecord(change)) return change;
  const fields = before as Readonly<Record<string, unknown>>;
  const parts = Object.entries(change).map(([name, value]) => [name, isRecord(fields[name]) && isRecord(value) ? { ...fields[name], ...value } : value]);
  return { ...fields, ...Object.fromEntries(parts) };
}
