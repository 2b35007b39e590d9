import type { JsonSchema } from '@presence-elements/core';
import { directoryFields, type DirectoryField } from '../directory/columns.js';
import { fromEnvironment } from './secret-schema.js';

const option = (title: string, description: string, schema: JsonSchema): JsonSchema => ({ title, description, ...schema });
const text = (title: string, description: string, schema: JsonSchema = {}): JsonSchema => option(title, description, { type: 'string', minLength: 1, ...schema });
const count = (title: string, description: string, minimum: number, maximum: number): JsonSchema => option(title, description, { type: 'integer', minimum, maximum });

const meanings: Readonly<Record<DirectoryField, string>> = {
  address: 'Where a person’s IM address stands.', login: 'Where a person’s login stands, which with the domain is their IM address if there is no other.', name: 'Where a person’s name stands.',
  user: 'Where the portal’s user stands whose address it is; nowhere unless said.', groups: 'Where the groups of a person stand.',
};

const places = (title: string, description: string, name: JsonSchema): JsonSchema => option(title, description, {
  type: 'object', additionalProperties: false,
  properties: Object.fromEntries(directoryFields.map(field => [field, option(field, meanings[field], { type: 'array', minItems: 1, uniqueItems: true, items: { type: 'string', ...name } })])),
});

const usual = 'address in msRTCSIP-PrimaryUserAddress, imAddress or (sip:) proxyAddresses, login in sAMAccountName or uid, name in displayName or cn';

/** One directory of people with their IM addresses, as it stands in a configuration. */
export const directorySchema: JsonSchema = fromEnvironment({
  type: 'object',
  additionalProperties: false,
  required: ['name', 'provider'],
  properties: {
    name: text('Name', 'What this directory is called where administrators have it read; no two have the same.', { pattern: '^[\\w][\\w .-]{0,63}$', examples: ['partner'] }),
    provider: text('Provider', 'Whose people are in it: the name of a network, of this file or of the administrators’ list. Federation with it is switched on when they are first imported.', { examples: ['partner'] }),
    url: text('URL', 'Where the LDAP directory is. No other place is asked, whatever it refers to.', { pattern: '^ldaps?://([\\w.-]+|\\[[0-9A-Fa-f:.]+\\])(:\\d{1,5})?/?$', examples: ['ldaps://dc1.partner.example'] }),
    startTls: option('StartTLS', 'Over ldap://, encryption is begun before anything else is said. false leaves it out: names and the password can be read on the way.', { type: 'boolean' }),
    ca: text('Certificates', 'A file (PEM) with the certificates of the authorities that vouch for the directory, if they are not known to Node.', { examples: ['partner-ca.pem'] }),
    bind: option('Sign in', 'Who asks; nobody in particular unless said.', {
      type: 'object', additionalProperties: false, required: ['dn', 'password'],
      properties: {
        dn: text('Name', 'The name of the entry; for Active Directory also user@domain.', { examples: ['CN=presence,OU=Services,DC=partner,DC=example'] }),
        password: { type: 'string', writeOnly: true, title: 'Password', description: 'Of whoever asks.' },
      },
    }),
    base: text('Base', 'Below which entry people are.', { examples: ['OU=People,DC=partner,DC=example'] }),
    filter: text('Filter', 'Which entries are people (RFC 4515): (objectClass=person) unless said otherwise. Computers never are.', { examples: ['(&(objectClass=person)(proxyAddresses=sip:*))'] }),
    scope: option('Scope', 'All entries below the base (sub), unless said otherwise, or only those right below it (one).', { enum: ['sub', 'one'] }),
    attributes: places('Attributes', `In which attributes of an LDAP directory things stand: ${usual}, unless said otherwise.`, { pattern: '^[A-Za-z][A-Za-z0-9-]*$', examples: ['mail'] }),
    pageSize: count('Page size', 'How many entries are asked for at once: 500 unless said otherwise.', 1, 10_000),
    timeout: count('Timeout', 'How long it may take to read all of it: 120,000 unless said otherwise. Milliseconds.', 1, 3_600_000),
    file: text('File', 'A CSV file, or a JSON file if its name ends so, instead of an LDAP directory.', { examples: ['people.csv'] }),
    charset: text('Character set', 'Of a file that is not UTF-8.', { examples: ['windows-1252'] }),
    columns: places('Columns', 'In which columns of the file things stand, if they are not called as usual.', { minLength: 1 }),
    domain: text('Domain', 'Where a login stands for an IM address: login@domain. It need not resolve.', { examples: ['partner.example'] }),
    every: count('Every', 'How often it is read by itself; only when an administrator says so, unless said otherwise. Milliseconds.', 60_000, 2_147_483_647),
  },
}) as JsonSchema;
