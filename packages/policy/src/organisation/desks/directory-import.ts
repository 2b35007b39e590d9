import type { FieldProblem, Provider, Viewer } from '@presence-elements/core';
import { routes } from '../../lists.js';
import type { DirectoryEntry, DirectoryImported } from '../administration.js';
import type { Draft } from '../concerned.js';
import { directoryName, groups } from '../documents/document-kinds.js';
import type { DirectoryDocument } from '../documents/documents.js';
import { address } from '../fields/address-fields.js';
import { below, optional, shape, verbatim, type Field } from '../fields/fields.js';
import { Findings, refusal, SettingsError } from '../fields/settings-error.js';
import { inTurns } from '../in-turns.js';
import type { Plan } from '../keeper.js';
import { sameJson } from '../../store/plain-json.js';
import type { Json } from '../../store/store.js';
import type { Office } from '../office.js';
import type { Tables } from '../tables/tables.js';
import { draftOf, findProvider, planOf } from './provider-change.js';
import { sectionPlan } from './section-change.js';
import { userNamed } from './user-named.js';

const MOST = 100_000; // people in one directory

// Of each kind of difference (people).
const MOST_EXAMPLES = 20;

const LONGEST_USER = 200; // characters

const entry: Field<DirectoryEntry> = shape<DirectoryEntry>({ address, name: directoryName, user: optional(verbatim(LONGEST_USER)), groups });

/** The people of a server's directory in place of those it had; and federation is on for it (MiCollab, Peer Server Details). */
export async function directoryPlan(office: Office, viewer: Viewer, tables: Tables, id: string, people: readonly DirectoryEntry[]): Promise<Plan<DirectoryImported>> {
  const provider = findProvider(tables, id, 'provider'), { pause } = office.options, { documents, added, changed, problems } = await readPeople(office, tables, provider, people);
  const before = [...tables.directory].filter(([, person]) => person.provider === id).map(([address]) => address), removed = before.filter(address => !documents.has(address));
  const allowed = provider.allowed ? [] : planOf(office, viewer, tables, { id, what: 'provider-changed', draft: { ...draftOf(provider), allowed: true } }).drafts;
  const federated = provider.kind === 'enterprise' ? [] : sectionPlan(office, viewer, tables, 'federation', { enabled: true }).drafts;
  const drafts: readonly Draft[] = [
    ...removed.map(address => ({ collection: 'directory', id: address, document: undefined } as const)),
    ...[...added, ...changed].map(address => ({ collection: 'directory', id: address, document: documents.get(address) } as const)), ...allowed, ...federated,
  ];
  const was = { name: provider.name, people: before.length, allowed: provider.allowed, federation: tables.settings.federation.enabled };
  const is = { name: provider.name, people: documents.size, allowed: true, federation: was.federation || federated.length > 0 };
  const examples = { added: added.slice(0, MOST_EXAMPLES), changed: changed.slice(0, MOST_EXAMPLES), removed: removed.slice(0, MOST_EXAMPLES) };
  return {
    drafts, pause, recorded: office.record(viewer, 'directory-imported', id, was, is),
    answer: () => ({ imported: documents.size, added: added.length, changed: changed.length, removed: removed.length, examples, problems }),
  };
}

interface People {
  readonly documents: Map<string, DirectoryDocument>;
  /** Addresses of those whom this server's directory did not have. */
  readonly added: string[];
  readonly changed: string[];
  readonly problems: FieldProblem[];
}

/** @throws SettingsError where nobody of it can be taken. */
async function readPeople(office: Office, tables: Tables, provider: Provider, people: unknown): Promise<People> {
  if (!Array.isArray(people) || !people.length) throw refusal('required', 'There is nobody in it.', 'people');
  if (people.length > MOST) throw refusal('too-many', `There can be ${MOST} people at most; these are ${people.length}.`, 'people');
  const read: People = { documents: new Map(), added: [], changed: [], problems: [] }, isTheirs = leadingTo(office, provider);
  await inTurns(people as readonly unknown[], office.options.pause, (row, at) => {
    const found = new Findings(), path = `people.${at}`, person = entry(row, path, found), user = person.user === undefined ? undefined : userNamed(tables, person.user, below(path, 'user'), found);
    if (read.documents.has(person.address)) found.add(below(path, 'address'), 'twice', 'Somebody before has this address.');
    if (tables.who.isPortal(person.address)) found.add(below(path, 'address'), 'own-address', 'People of this portal have their addresses here already.');
    else if (!found.problems.length && !isTheirs(person.address)) found.add(below(path, 'address'), 'not-routed', `This address does not lead to ${provider.name}: no route of it does.`);
    if (found.problems.length) read.problems.push(...found.problems);
    else take(read, tables.directory.get(person.address), person.address, { provider: provider.id, name: person.name, user, groups: person.groups ?? [] });
  });
  if (!read.documents.size) throw new SettingsError(read.problems);
  return read;
}

/** Whose server's directory it is says nothing of people elsewhere: not who our colleagues are, nor somebody else's partners. */
function leadingTo({ rules }: Office, { id, kind, routes: own }: Provider): (address: string) => boolean {
  const fits = routes(own);
  return text => {
    const { provider, address } = rules.placeOf(text)!;
    // Of several enterprise connections with the same routes it may be one that is not active.
    return provider?.id === id || (kind === 'enterprise' && provider?.kind === kind && fits.some(fit => fit(address) > 0));
  };
}

function take({ documents, added, changed }: People, before: DirectoryDocument | undefined, at: string, document: DirectoryDocument): void {
  documents.set(at, document);
  if (before?.provider !== document.provider) added.push(at);
  else if (!sameJson(before as unknown as Json, document as unknown as Json)) changed.push(at);
}
