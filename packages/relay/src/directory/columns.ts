/** What is read of a person. */
export const directoryFields = ['address', 'login', 'name', 'user', 'groups'] as const;

export type DirectoryField = (typeof directoryFields)[number];

/** Which columns, or attributes, a field is read from: the first of them that holds something. */
export type Columns = Readonly<Partial<Record<DirectoryField, readonly string[]>>>;

/** What brings the directory: its columns go by different names. */
export type DirectoryForm = 'csv' | 'json' | 'ldap';

/** Names of columns that mean the same: 'IM-Adresse', 'im adresse'. */
export function foldColumn(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

/** Where Exchange lists all of a person's addresses, of mail, of telephones and of instant messaging. */
export const PROXY_ADDRESSES = 'proxyaddresses';

// Active Directory's own names; what Sun, Novell and others called it; what people write at the top of a list.
const addresses = ['msRTCSIP-PrimaryUserAddress', 'IM address', 'IM', 'SIP address', 'SIP', 'JID', 'XMPP address', 'XMPP', 'Jabber ID', 'presence address', 'address',
  'IM-Adresse', 'Chat-Adresse', 'SIP-Adresse'];

const written: Columns = {
  address: [...addresses, 'proxyAddresses'],
  login: ['login', 'login id', 'sAMAccountName', 'uid', 'Anmeldename'],
  name: ['display name', 'name', 'full name', 'cn', 'Anzeigename', 'vollständiger Name'],
  // Not 'user': the logins of a partner's people are often those of other people of the portal.
  user: ['portal user', 'Portal-Benutzer'],
  groups: ['groups', 'group', 'department', 'Gruppen', 'Gruppe', 'Abteilung'],
};

const usual: Readonly<Record<DirectoryForm, Columns>> = {
  csv: written,
  // Written by a program, for us.
  json: { ...written, user: ['user', ...written.user!] },
  ldap: { address: ['msRTCSIP-PrimaryUserAddress', 'imAddress', 'proxyAddresses'], login: ['sAMAccountName', 'uid'], name: ['displayName', 'cn'] },
};

// Anything but an IM address unless somebody says so: mail ≠ UPN ≠ SIP ≠ JID.
const mails = new Set(['mail', 'email', 'emailaddress', 'emailadresse', 'primaryemail', 'userprincipalname', 'upn']);

/** The columns of one directory, as they were given or else as they are usually called. */
export class ColumnChoice {
  readonly #names: Readonly<Record<DirectoryField, readonly string[]>>;
  readonly #folded: Readonly<Record<DirectoryField, readonly string[]>>;
  readonly #given: Columns;

  constructor(given: Columns, form: DirectoryForm) {
    const all = { ...usual[form], ...Object.fromEntries(Object.entries(given).filter(([, names]) => names.length)) };
    const each = <T>(map: (names: readonly string[]) => T): Readonly<Record<DirectoryField, T>> =>
      Object.fromEntries(directoryFields.map(field => [field, map(all[field] ?? [])])) as Record<DirectoryField, T>;
    this.#given = given;
    this.#names = each(names => names);
    this.#folded = each(names => names.map(foldColumn));
  }

  /** Folded, the one that counts first. */
  of(field: DirectoryField): readonly string[] {
    return this.#folded[field];
  }

  /** As they are written: the attributes to ask an LDAP directory for. */
  get names(): readonly string[] {
    return [...new Set(directoryFields.flatMap(field => this.#names[field]))];
  }

  /** The given names that are none of these columns, by field. */
  missing(columns: ReadonlySet<string>): readonly (readonly [DirectoryField, string])[] {
    return directoryFields.flatMap(field => (this.#given[field] ?? []).filter(name => !columns.has(foldColumn(name))).map(name => [field, name] as const));
  }

  /** Why a column is not read, in words; undefined where it is. */
  whyUnused(column: string): string | undefined {
    if (directoryFields.some(field => this.#folded[field].includes(column))) return;
    return mails.has(column) ? 'This column is not read: a mail address is no IM address, unless you say so by naming it for address.' : 'This column is not read: nobody here knows it.';
  }
}
