import type { MyPreferences, Preferences } from '@presence-elements/core';

/** The fields of the form, in the order in which they stand there. */
export const fields = ['address', 'displayName', 'noteFor', 'lastActiveFor', 'locationFor', 'sharing', 'approval', 'onlyAllowedMayWrite'] as const;

export type Field = (typeof fields)[number];

/** What stands in the form. */
export type Values = Pick<Preferences, Exclude<Field, 'address' | 'displayName'>> & { readonly address: string; readonly displayName: string };

/** What somebody has typed or chosen and not yet saved; replaced, never changed, so that one knows whether it is still what was sent. */
export type Draft = Readonly<Partial<Values>>;

/** What was typed, else what is kept: a field that nobody touches follows what others change. */
export function valuesOf(kept: MyPreferences, draft: Draft): Values {
  const { address = '', displayName = '' } = kept;
  return { ...kept, address, displayName, ...draft };
}

/** What saving the draft would change. */
export function changeOf(kept: MyPreferences, draft: Draft): Partial<Preferences> {
  const values = valuesOf(kept, draft), before = valuesOf(kept, {});
  const change: Record<string, unknown> = {};
  for (const field of fields) {
    if ((field === 'sharing' || field === 'approval') && !kept.mayOverride) continue;
    const value = typeof values[field] === 'string' ? values[field].trim() : values[field];
    if (value !== before[field]) change[field] = value === '' ? undefined : value;
  }
  return change;
}
