import { FilterParser, type Filter } from 'ldapts';
import type { Columns } from '../columns.js';

/** An LDAP directory, and where in it people are. */
export interface LdapSource {
  /** 'ldaps://dc1.corp.example' or 'ldap://dc1.corp.example:389'. No other host is ever asked, whatever the server says. */
  readonly url: string;
  /** Over `ldap://`, is encryption begun before anything else is said? It is unless this is `false`. */
  readonly startTls?: boolean | undefined;
  /** Certificates of authorities to trust instead of the ones that Node knows (PEM). */
  readonly ca?: string | undefined;
  /** Who asks; whoever is nobody asks anonymously. */
  readonly bind?: { readonly dn: string; readonly password: string } | undefined;
  /** Below which entry: 'OU=People,DC=corp,DC=example'. */
  readonly base: string;
  /** RFC 4515; `(objectClass=person)` unless said. */
  readonly filter?: string | undefined;
  /** Right below the base, or all that is below it (the default). */
  readonly scope?: 'one' | 'sub' | undefined;
  readonly attributes?: Columns | undefined;
  /** How many entries are asked for at once: 500, which Active Directory (1,000) and OpenLDAP (500) allow. */
  readonly pageSize?: number | undefined;
  /** How long all of it may take: 120,000 ms. */
  readonly timeout?: number | undefined;
  /** How many entries there may be: 200,000. */
  readonly maxEntries?: number | undefined;
  /** How much the server may say: 268,435,456 bytes. */
  readonly maxBytes?: number | undefined;
}

// Computers, which in Active Directory are persons too, are left out later: where no class is called computer, `(!(objectClass=computer))`
// is neither true nor false, and nobody is found (RFC 4511 §4.5.1.7).
const PEOPLE = '(objectClass=person)';

/** A filter in its parts: no text is put into another here. @throws Error for what is none (RFC 4515). */
export function filterOf(filter: string = PEOPLE): Filter {
  // ldapts closes by itself what was left open. A parenthesis in a value is written \28 or \29.
  if (filter.split('(').length !== filter.split(')').length) throw new Error('Unbalanced parentheses');
  // ldapts takes each escaped byte for a character; from 128 on only several bytes together are one (UTF-8).
  const characters = filter.replace(/(\\[89a-f][0-9a-f])+/gi, bytes => Buffer.from(bytes.replaceAll('\\', ''), 'hex').toString());
  return FilterParser.parseString(characters);
}
