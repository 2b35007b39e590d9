import { list, object, type Schema } from './shape.js';

const anything: Schema = {};
const fields: Schema = { type: 'object' };
const text: Schema = { type: 'string' };
const change = object({ revision: { type: 'integer' }, change: fields });

/**
 * What people fill in. Here only its frame is checked: what a field may hold is for the organisation to say, field by field,
 * so that each mistake is told where it was made.
 */
export const forms: Readonly<Record<string, Schema>> = {
  PreferencesChange: fields,
  AreaChange: object({ area: anything, enabled: anything }),
  NewContacts: object({ contacts: list(fields, 20_000) }),
  ContactChange: object({ address: text, change: fields }),
  ProviderDraft: fields,
  Provider: fields,
  ProviderCheck: fields,
  ProviderChange: change,
  SectionChange: change,
  AuthorisationChange: object({ user: anything, change: fields }),
  Moderators: object({ area: anything, moderators: anything }),
};
