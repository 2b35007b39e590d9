/** One person as an LDAP directory has them: attributes with one value or several. `cn` names the entry. */
export type LdapPerson = Readonly<Record<string, string | readonly string[]>> & { readonly cn: string };

export interface LdapServerOptions {
  /** Who is in it; a few by default. */
  readonly people?: readonly LdapPerson[] | undefined;
  /** How many entries one search may bring, of however many pages: 500, as slapd has it by itself. */
  readonly sizeLimit?: number | undefined;
  /** How many it may bring in pages: as many as there are. */
  readonly pagedLimit?: number | undefined;
  /** Seconds that it takes before it does anything. */
  readonly slow?: number | undefined;
  /** Another server to which it refers for `ou=elsewhere`: 'ldap://…'. */
  readonly refersTo?: string | undefined;
}

export const BASE = 'dc=corp,dc=example';
/** May read, as nobody else may. */
export const READER: string = `cn=reader,${BASE}`;

/** slapd.conf(5): all in one file, where the newer cn=config would be a folder of LDIF. */
export function configuration(folder: string, { sizeLimit = 500, pagedLimit, slow }: LdapServerOptions): string {
  return `
include /etc/ldap/schema/core.schema
include /etc/ldap/schema/cosine.schema
include /etc/ldap/schema/inetorgperson.schema
include ${folder}/portal.schema
modulepath /usr/lib/ldap
moduleload back_mdb
${slow ? 'moduleload retcode' : ''}
pidfile ${folder}/pid
argsfile ${folder}/args
TLSCertificateFile ${folder}/certificate.pem
TLSCertificateKeyFile ${folder}/key.pem
# The total of all pages has a limit of its own, which is that of a search without pages unless said otherwise (slapd.conf(5), limits).
sizelimit size.soft=${sizeLimit} size.hard=${sizeLimit} size.prtotal=${pagedLimit ?? 'unlimited'}
database mdb
suffix "${BASE}"
directory ${folder}/db
maxsize 268435456
access to attrs=userPassword by anonymous auth by * none
access to * by dn.exact="${READER}" read by * none
${slow ? `overlay retcode\nretcode-parent "cn=retcodes,${BASE}"\nretcode-sleep ${slow}` : ''}
`;
}

/** What Active Directory has and OpenLDAP has not. The numbers are for these tests only (2.25, a UUID). */
export const schema: string = `
attributetype ( 2.25.214563.1 NAME 'sAMAccountName' EQUALITY caseIgnoreMatch SUBSTR caseIgnoreSubstringsMatch SYNTAX 1.3.6.1.4.1.1466.115.121.1.15 SINGLE-VALUE )
attributetype ( 2.25.214563.2 NAME 'msRTCSIP-PrimaryUserAddress' EQUALITY caseIgnoreMatch SYNTAX 1.3.6.1.4.1.1466.115.121.1.15 SINGLE-VALUE )
attributetype ( 2.25.214563.3 NAME 'proxyAddresses' EQUALITY caseIgnoreMatch SUBSTR caseIgnoreSubstringsMatch SYNTAX 1.3.6.1.4.1.1466.115.121.1.15 )
attributetype ( 2.25.214563.4 NAME 'imAddress' EQUALITY caseIgnoreMatch SYNTAX 1.3.6.1.4.1.1466.115.121.1.15 )
objectclass ( 2.25.214563.5 NAME 'portalPerson' SUP top AUXILIARY MAY ( sAMAccountName $ msRTCSIP-PrimaryUserAddress $ proxyAddresses $ imAddress ) )
`;

export const usualPeople: readonly LdapPerson[] = [
  { cn: 'Ada Lovelace', uid: 'ada', mail: 'ada.lovelace@corp.example' },
  { cn: 'Grace Hopper', uid: 'grace', mail: 'grace.hopper@corp.example', 'msRTCSIP-PrimaryUserAddress': 'sip:grace@corp.example' },
];

/** The whole directory (RFC 2849). */
export function ldif({ people = usualPeople, refersTo }: LdapServerOptions, password: string): string {
  return [
    entry(BASE, { objectClass: ['organization', 'dcObject'], dc: 'corp', o: 'Corp' }),
    entry(READER, { objectClass: ['organizationalRole', 'simpleSecurityObject'], cn: 'reader', userPassword: password }),
    entry(`ou=people,${BASE}`, { objectClass: 'organizationalUnit', ou: 'people' }),
    ...people.map(person => entry(`cn=${escaped(person.cn)},ou=people,${BASE}`, { objectClass: ['inetOrgPerson', 'portalPerson'], sn: person.cn, ...person })),
    ...(refersTo ? [entry(`ou=elsewhere,${BASE}`, { objectClass: ['referral', 'extensibleObject'], ou: 'elsewhere', ref: refersTo })] : []),
  ].join('\n');
}

// Everything in base64: no character of a name has a meaning there.
function entry(dn: string, attributes: Readonly<Record<string, string | readonly string[]>>): string {
  const lines = Object.entries(attributes).flatMap(([name, values]) => [values].flat().map(value => `${name}:: ${base64(value)}`));
  return [`dn:: ${base64(dn)}`, ...lines, ''].join('\n');
}

/** A value in a name of an entry (RFC 4514 §2.4). */
export const escaped = (value: string): string => value.replace(/["+,;<>\\=]|^[ #]| $/g, character => `\\${character}`);

const base64 = (text: string): string => Buffer.from(text).toString('base64');
