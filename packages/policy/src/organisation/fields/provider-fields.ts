import { providerKinds, verificationLevels, type ProviderDraft } from '@presence-elements/core';
import { isRecord, plainJson } from '../../store/plain-json.js';
import { route, signInPage } from './address-fields.js';
import { below, flag, listOf, oneOf, optional, shape, text, withDefault, wrong, type Field } from './fields.js';
import { LONGEST_NAME } from './preference-fields.js';

const MOST_ROUTES = 100, MOST_SUPPORTS = 20;
const MUCH = 100_000; // characters of options

/** Options of an agent are for its own kind to judge: here they only have to be plain data. */
const options: Field<Readonly<Record<string, unknown>>> = (value, path, found) => {
  if (!isRecord(value)) return wrong(found, path, 'wrong-type', 'This is an object.');
  try {
    const options = plainJson(value) as Readonly<Record<string, unknown>>;
    return JSON.stringify(options).length > MUCH ? wrong(found, path, 'too-long', 'This is more than can be kept.') : options;
  } catch {
    return wrong(found, path, 'wrong-type', 'Only plain data can be kept.');
  }
};

const draft = shape<ProviderDraft>({
  kind: oneOf(providerKinds),
  name: text(LONGEST_NAME),
  routes: listOf(route, MOST_ROUTES),
  agent: optional(shape<NonNullable<ProviderDraft['agent']>>({ kind: text(LONGEST_NAME), options: withDefault({}, options) })),
  allowed: flag,
  verification: withDefault('provider-verified', oneOf(verificationLevels)),
  isPublic: flag,
  supports: withDefault([], listOf(text(LONGEST_NAME), MOST_SUPPORTS)),
  signIn: optional(signInPage),
});

/** A provider as far as it can be judged by itself. */
export const providerFields: Field<ProviderDraft> = (value, path, found) => {
  const read = draft(value, path, found);
  if (found.problems.length) return read;
  const { kind, routes, isPublic } = read;
  if (!routes.length) found.add(below(path, 'routes'), 'required', 'Write at least one route: corp.example, or aim:.');
  if (isPublic && kind === 'enterprise') found.add(below(path, 'isPublic'), 'not-a-choice', 'An enterprise connection is no public provider.');
  if (kind !== 'enterprise') routes.forEach((wide, at) => {
    if (wide === '*' || wide === 'im:') found.add(below(path, `routes.${at}`), 'route-too-wide', 'Only an enterprise connection may take everybody: name a domain or a scheme.');
  });
  return read;
};
