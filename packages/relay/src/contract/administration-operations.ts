import { COMMON, REFUSING, WITH_BODY, type Operation, type Operations } from './operation.js';
import type { Schema } from './shape.js';

const text: Schema = { type: 'string' };
const limit: Schema = { type: 'integer', minimum: 1, maximum: 1_000, description: 'At most so many; 100 unless said.' };
const CHANGING = [...COMMON, ...WITH_BODY, ...REFUSING] as const;

const changed = (summary: string, body: string, answer: string, description?: string): Operation =>
  ({ summary, ...(description && { description }), body, answers: { 200: answer }, problems: [...CHANGING, 404] });

/** What administrators do; everybody else is `forbidden`. */
export const administrationOperations: Operations = {
  '/settings/providers': {
    get: { summary: 'The networks on the list', answers: { 200: 'Providers' }, problems: COMMON },
    post: { summary: 'Adds a network', body: 'ProviderDraft', answers: { 201: 'Provider' }, problems: CHANGING },
  },
  '/settings/providers/{id}': {
    patch: changed('Changes a network', 'ProviderChange', 'Provider', 'What is not named stays; null empties a field. 409 if somebody else was quicker.'),
    put: changed('Puts a network that was removed back', 'Provider', 'Provider'),
    delete: { summary: 'Removes a network', answers: { 204: undefined }, problems: [...COMMON, ...REFUSING, 404] },
  },
  '/settings/active-provider': {
    put: { summary: 'Makes one of the enterprise connections the active one', body: 'ActiveProvider', answers: { 204: undefined }, problems: [...CHANGING, 404] },
  },
  '/settings/federation': {
    put: { summary: 'Switches federation on or off', body: 'FederationSwitch', answers: { 204: undefined }, problems: CHANGING },
  },
  '/settings/check': {
    post: { summary: 'Tries to reach a network now', description: 'One on the list by its id, or one as it might be saved. Changes nothing.', body: 'ProviderCheck', answers: { 200: 'Reached' }, problems: [...CHANGING, 404] },
  },
  '/settings/sections/{section}': {
    get: { summary: 'A section of the settings: federation, access, sharing or messaging', answers: { 200: 'SectionDocument' }, problems: [...COMMON, 404] },
    patch: changed('Changes a section', 'SectionChange', 'SectionDocument', 'What is not named stays; null takes a limit off. 409 if somebody else was quicker.'),
  },
  '/settings/people': {
    get: { summary: 'Who is authorised for what', query: { after: text, limit }, answers: { 200: 'Authorisations' }, problems: [...COMMON, 400] },
    patch: changed('Authorises a person', 'AuthorisationChange', 'PersonAuthorisation'),
  },
  '/settings/areas': {
    get: { summary: 'The areas that have been switched, or have moderators', answers: { 200: 'ManagedAreas' }, problems: COMMON },
  },
  '/settings/moderators': {
    put: changed('Says who may switch presence in an area', 'Moderators', 'ManagedArea', 'Whole, or by steps: { "add": […], "remove": […] }, which drop nobody whom somebody else appoints at the same time.'),
  },
  '/settings/limits': {
    get: { summary: 'Who can add nobody more, or be added by nobody more', answers: { 200: 'AtLimits' }, problems: COMMON },
  },
  '/settings/changes': {
    get: { summary: 'Who changed what, the latest first', query: { before: { type: 'integer' }, limit }, answers: { 200: 'RecordedChanges' }, problems: [...COMMON, 400] },
  },
  '/settings/problems': {
    get: { summary: 'What is kept and cannot be used', answers: { 200: 'StoreProblems' }, problems: COMMON },
  },
  '/settings/export': {
    get: { summary: 'All that administrators decide, without any secret', description: 'Nothing of it is people’s own: of them, what they are authorised for.', answers: { 200: 'SettingsExport' }, problems: COMMON },
  },
  '/settings/import': {
    post: { summary: 'Puts back what was exported', description: 'All of it or nothing. What it does not name stays, and what is people’s own.', body: 'SettingsImport', answers: { 200: 'Imported' }, problems: CHANGING },
  },
};
