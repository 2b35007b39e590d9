import { PresenceError, type ImAddress, type PresenceReport, type ProblemCode, type Schedule, type Viewer } from '@presence-elements/core';
import type { Found } from './directory.js';
import { givenUp } from './failure.js';
import type { GraphClient } from './graph-client.js';
import { MOST_IDS } from './limits.js';
import { readPresence, type GraphPresence } from './read-presence.js';
import type { Session } from './sessions.js';
import { isObjectId, targetOf } from './target.js';
import { teamsLinks } from './teams-links.js';

/** Object ids of people, by the address that was asked. Whom it leaves out nobody knows. */
export type LookUp = (addresses: readonly string[], options: { readonly signal: AbortSignal; readonly viewer?: Viewer | undefined }) =>
  ReadonlyMap<string, string> | Promise<ReadonlyMap<string, string>>;

export interface AskOptions {
  readonly client: GraphClient;
  readonly lookup: LookUp | false | undefined;
  readonly teams: string;
  readonly schedule: Schedule;
}

export interface Asking {
  readonly session: Session;
  readonly viewer: Viewer | undefined;
  readonly signal: AbortSignal;
}

// Of the registry's ten seconds, so that those who were found in time are asked for (milliseconds).
const LOOKUP_TIME = 5_000;
// About one person; every other problem is Graph's.
const PERSONAL: ReadonlySet<ProblemCode> = new Set<ProblemCode>(['not-found', 'no-data', 'bad-address']);

/** Asks Graph for people by their addresses: who they are, where that is not known, and then for all of them at once. */
export class Questions {
  readonly #options: AskOptions;

  constructor(options: AskOptions) {
    this.#options = options;
  }

  /** One report for each address. */
  async ask(addresses: readonly ImAddress[], asking: Asking): Promise<readonly PresenceReport[]> {
    const people = await this.identify(addresses, asking);
    expectSomebody([...people.values()]);
    const ids = new Set([...people.values()].flatMap(found => ('id' in found ? [found.id] : [])));
    const presences = await this.presences([...ids], asking);
    return addresses.map(address => this.report(address, people.get(address)!, presences));
  }

  /** Who is meant by each address. */
  async identify(addresses: readonly ImAddress[], asking: Asking): Promise<ReadonlyMap<ImAddress, Found>> {
    const targets = addresses.map(address => [address, targetOf(address)] as const);
    const found = await this.#find([...new Set(targets.flatMap(([, target]) => ('name' in target ? [target.name] : [])))], asking);
    return new Map(targets.map(([address, target]) => [address, 'name' in target ? (found.get(target.name) ?? { problem: 'not-found' }) : target]));
  }

  /** What Graph says of these ids, by id. */
  async presences(ids: readonly string[], { session, signal }: Asking): Promise<ReadonlyMap<string, GraphPresence>> {
    const slices = Array.from({ length: Math.ceil(ids.length / MOST_IDS) }, (_, at) => ids.slice(at * MOST_IDS, (at + 1) * MOST_IDS));
    const answers = await Promise.all(slices.map(slice =>
      this.#options.client.request(session.credential, '/communications/getPresencesByUserId', { method: 'POST', body: { ids: slice }, signal })));
    return new Map(answers.flatMap(answer => valuesOf(answer)).map(presence => [presence.id.toLowerCase(), presence]));
  }

  report(address: ImAddress, found: Found, presences: ReadonlyMap<string, GraphPresence>): PresenceReport {
    if (!('id' in found)) return { address, problem: found.problem, retryAfter: found.retryAfter };
    const reach = teamsLinks(this.#options.teams, address, found.upn), said = presences.get(found.id);
    if (!said) return { address, problem: 'no-data', ...reach };
    const facts = readPresence(said);
    // A guest's account says offline of somebody who is at work elsewhere: it speaks of its own tenant only.
    if (facts.availability === 'offline' && isGuest(found.upn)) return { address, problem: 'no-data', ...reach };
    return { address, ...facts, network: 'Microsoft Teams', ...reach };
  }

  async #find(names: readonly string[], { session, viewer, signal }: Asking): Promise<ReadonlyMap<string, Found>> {
    const { lookup, schedule } = this.#options;
    if (!names.length || lookup === false) return new Map();
    if (lookup) return foundBy(await lookup(names, { signal, viewer }), names);
    const late = new AbortController(), cancel = schedule(() => late.abort(), LOOKUP_TIME);
    try {
      const found = await session.directory.find(names, AbortSignal.any([signal, late.signal]));
      if (signal.aborted) throw givenUp();
      return found;
    } finally {
      cancel();
    }
  }
}

const isGuest = (upn: string | undefined): boolean => /#ext#/i.test(upn ?? '');

/** What a host's own look-up answers; the name it was asked by is taken for the UPN. */
function foundBy(ids: ReadonlyMap<string, string>, names: readonly string[]): ReadonlyMap<string, Found> {
  return new Map(names.flatMap(name => {
    const id = ids.get(name);
    return isObjectId(id) ? [[name, { id: id.toLowerCase(), upn: name }] as const] : [];
  }));
}

/** Where every look-up has failed it is Graph that fails, not each of these people. */
function expectSomebody(all: readonly Found[]): void {
  const failures = all.filter(found => 'problem' in found && !PERSONAL.has(found.problem)), [first] = failures;
  if (first && 'problem' in first && failures.length === all.length) throw new PresenceError(first.problem, 'Graph can look up nobody', { retryAfter: first.retryAfter });
}

function valuesOf(answer: unknown): readonly (GraphPresence & { readonly id: string })[] {
  const { value } = (answer ?? {}) as { readonly value?: unknown };
  if (!Array.isArray(value)) throw new PresenceError('unreachable', 'What answers is not Graph');
  return (value as (GraphPresence | null)[]).filter((presence): presence is GraphPresence & { id: string } => typeof presence?.id === 'string');
}
