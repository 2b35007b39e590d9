import type { MechanismName, XmppOptions } from '../xmpp-options.js';
import type { Mechanism, StropheLibrary } from './strophe-library.js';

// The names of the classes in strophe.js.
const CLASSES: Readonly<Record<MechanismName, keyof StropheLibrary & `SASL${string}`>> = {
  'SCRAM-SHA-512': 'SASLSHA512',
  'SCRAM-SHA-256': 'SASLSHA256',
  'SCRAM-SHA-1': 'SASLSHA1',
  'PLAIN': 'SASLPlain',
  'OAUTHBEARER': 'SASLOAuthBearer',
  'X-OAUTH2': 'SASLXOAuth2',
  'ANONYMOUS': 'SASLAnonymous',
};

/** Which mechanisms to offer: those asked for, else those that fit the credential. */
export function mechanismsOf(options: Pick<XmppOptions, 'mechanisms' | 'jid' | 'token'>): readonly MechanismName[] {
  if (options.mechanisms) return options.mechanisms;
  if (!options.jid) return ['ANONYMOUS'];
  return options.token === undefined ? ['SCRAM-SHA-512', 'SCRAM-SHA-256', 'SCRAM-SHA-1', 'PLAIN'] : ['OAUTHBEARER', 'X-OAUTH2'];
}

export const classesOf = (library: StropheLibrary, names: readonly MechanismName[]): readonly Mechanism[] => names.map(name => library[CLASSES[name]]);
