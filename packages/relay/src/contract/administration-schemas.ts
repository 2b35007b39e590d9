import { providerKinds, verificationLevels } from '@presence-elements/core';
import { list, object, orNull, ref, time, type Schema } from './shape.js';

const text: Schema = { type: 'string' };
const flag: Schema = { type: 'boolean' };
const anything: Schema = { type: 'object', additionalProperties: true };
const revision: Schema = { type: 'integer', minimum: 0, description: 'As it was read: rises with each change.' };

const provider = {
  kind: { enum: providerKinds }, name: text, routes: list({ type: 'string', description: 'corp.example, *.corp.example, aim:' }, 1_000),
  agent: object({ kind: text, options: { ...anything, description: 'A secret is an object: { "env": "NAME" }.' } }),
  allowed: flag, verification: { enum: verificationLevels }, isPublic: flag, supports: list(text, 100), signIn: text,
} as const;
const needed = ['kind', 'name', 'routes', 'allowed', 'verification', 'isPublic', 'supports'];
const authorisation = { federation: flag, publicIm: flag, remote: flag } as const;
const person = { address: text, name: text, user: text, groups: list(text) } as const;
const page = (items: string): Schema => object({ items: list(ref(items)) });

/** What administrators see and change. */
export const administrationSchemas: Readonly<Record<string, Schema>> = {
  ProviderDraft: object(provider, needed),
  Provider: object({ ...provider, id: text, revision, active: flag, fixed: { ...flag, description: 'Stands in the operator’s file: it can only be allowed or blocked, and given a verification level.' } }, [...needed, 'id', 'revision', 'active']),
  ProviderChange: object({ revision, change: object({ ...provider, agent: orNull(provider.agent), signIn: orNull(text) }, []) }),
  ProviderAgent: object({ kind: text, title: text, options: { ...anything, description: 'A JSON Schema: the form of the options.' } }),
  Providers: object({ providers: list(ref('Provider')), federation: flag, agents: list(ref('ProviderAgent')) }),
  ProviderId: object({ id: text }),
  ActiveProvider: object({ id: text }),
  FederationSwitch: object({ enabled: flag }),
  ProviderCheck: { anyOf: [ref('ProviderDraft'), ref('ProviderId')] },
  Reached: object({ reached: flag, problem: ref('ProblemCode'), message: text, milliseconds: { type: 'number' } }, ['reached', 'message', 'milliseconds']),
  SectionDocument: object({ value: anything, revision }),
  SectionChange: object({ revision, change: anything }),
  PersonAuthorisation: object({ user: text, ...authorisation }),
  Authorisations: page('PersonAuthorisation'),
  AuthorisationChange: object({ user: text, change: object(authorisation, []) }),
  ManagedArea: object({ area: text, enabled: flag, moderators: list(text) }),
  ManagedAreas: page('ManagedArea'),
  /** By its steps nobody is dropped whom another administrator appoints at the same time. */
  Moderators: object({ area: text, moderators: { anyOf: [list(text, 1_000), ref('ListChange')] } }),
  AtLimit: object({ user: text, which: { enum: ['contacts', 'watchers'] }, count: { type: 'integer' }, limit: { type: 'integer' } }),
  AtLimits: page('AtLimit'),
  RecordedChange: object({ number: { type: 'integer' }, at: time(), by: text, what: text, target: text, before: {}, after: {} }, ['number', 'at', 'by', 'what', 'target']),
  RecordedChanges: page('RecordedChange'),
  StoreProblem: object({ collection: text, id: text, message: text }),
  StoreProblems: page('StoreProblem'),
  SettingsExport: object({ format: text, version: { type: 'integer' }, domain: text, at: time(), documents: anything }),
  SettingsImport: { ...anything, description: 'As it was exported.' },
  Imported: object({ changed: { type: 'integer' } }),
  DirectoryPerson: object({ ...person, provider: text }, ['address', 'provider']),
  DirectoryPeople: page('DirectoryPerson'),
};
