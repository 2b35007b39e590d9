import { problemOf, type ProblemCode, type Schedule } from '@presence-elements/core';
import { batch, type Answer } from './batch.js';
import type { Credential } from './credential.js';
import { givenUp } from './failure.js';
import type { GraphClient } from './graph-client.js';
import { MOST_IN_BATCH } from './limits.js';
import { Memory } from './memory.js';
import { isObjectId } from './target.js';
import { atOnce, pause } from './at-once.js';

/** Somebody whom Graph knows. */
export interface Person {
  readonly id: string;
  /** By which Teams knows them. */
  readonly upn?: string | undefined;
}
/** Somebody, or why there is nobody. */
export type Found = Person | { readonly problem: ProblemCode; readonly retryAfter?: number | undefined };

export interface DirectoryOptions {
  readonly client: GraphClient;
  readonly credential: Credential;
  readonly now: () => number;
  readonly schedule: Schedule;
}

// People keep their object id as long as their account; a working day is long enough to forget a mistake (milliseconds).
const ID_TTL = 8 * 3_600_000;
// Whoever is new, and whatever was newly allowed, is found after so long (milliseconds).
const MISS_TTL = 600_000;
// More than any page shows.
const MOST_KNOWN = 5_000;
// A wait that still leaves time to answer (milliseconds). Longer ones are left to the registry.
const PATIENCE = 3_000;
// Batches under way at once, as browsers keep connections to one host.
const CONCURRENCY = 6;

/** Finds out and remembers which object is meant by an address. */
export class Directory {
  readonly #options: DirectoryOptions;
  readonly #known: Memory<Found>;

  constructor(options: DirectoryOptions) {
    this.#options = options;
    this.#known = new Memory(MOST_KNOWN, options.now);
  }

  /**
   * Everybody who is asked for, by name. One whose look-up fails does not harm the others; rejects with `PresenceError`
   * where Graph refuses us as such (`signed-out`, `rate-limited`).
   */
  async find(names: readonly string[], signal: AbortSignal): Promise<ReadonlyMap<string, Found>> {
    const found = new Map<string, Found>();
    for (const name of names) {
      const known = this.#known.get(name);
      if (known) found.set(name, known);
    }
    const rest = [...new Set(names)].filter(name => !found.has(name));
    for (const [name, answer] of await this.#ask(rest, byName, signal)) found.set(name, answer);
    // An address that is no UPN may still be somebody's mail.
    const strangers = rest.filter(name => problemAt(found, name) === 'not-found');
    for (const [name, answer] of await this.#ask(strangers, byMail, signal)) found.set(name, answer);
    for (const name of rest) {
      const problem = problemAt(found, name);
      if (problem === 'not-found' || problem === 'forbidden') this.#known.set(name, { problem }, MISS_TTL);
    }
    return found;
  }

  /** In slices; those that were told to wait a little are asked once more, and only those. */
  async #ask(names: readonly string[], question: Question, signal: AbortSignal): Promise<ReadonlyMap<string, Found>> {
    const found = await this.#slices(names, question, signal);
    const waits = names.flatMap(name => {
      const answer = found.get(name)!;
      return 'retryAfter' in answer && answer.retryAfter! <= PATIENCE ? [{ name, wait: answer.retryAfter! }] : [];
    });
    if (!waits.length) return found;
    await pause(Math.max(...waits.map(({ wait }) => wait)), this.#options.schedule, signal);
    if (signal.aborted) return found;
    return new Map([...found, ...await this.#slices(waits.map(({ name }) => name), question, signal)]);
  }

  async #slices(names: readonly string[], question: Question, signal: AbortSignal): Promise<Map<string, Found>> {
    const slices = Array.from({ length: Math.ceil(names.length / MOST_IN_BATCH) }, (_, at) => names.slice(at * MOST_IN_BATCH, (at + 1) * MOST_IN_BATCH));
    const parts = await atOnce(CONCURRENCY, slices, slice => this.#slice(slice, question, signal));
    return new Map(parts.flat());
  }

  async #slice(names: readonly string[], { url, read }: Question, signal: AbortSignal): Promise<readonly (readonly [string, Found])[]> {
    const { client, credential, now } = this.#options;
    try {
      if (signal.aborted) throw givenUp();
      const answers = await batch(client, credential, names.map(url), { signal, now });
      const found = names.map((name, at) => [name, foundIn(answers[at]!, read)] as const);
      // At once: where the next twenty are refused, these need not be asked for again.
      for (const [name, each] of found) if ('id' in each) this.#known.set(name, each, ID_TTL);
      return found;
    } catch (error) {
      const { problem, retryAfter } = problemOf(error);
      // Not about these twenty: whoever is asked for next would run into the same.
      if (problem === 'signed-out' || problem === 'rate-limited') throw error;
      return names.map(name => [name, { problem: problem === 'not-found' ? 'unreachable' : problem, retryAfter }]);
    }
  }
}

/** How a name is asked for, and what an answer says. */
interface Question { readonly url: (name: string) => string; readonly read: (body: unknown) => unknown }

const SELECT = '$select=id,userPrincipalName';

// A UPN that begins with $ would pass for a query option (Microsoft Graph, Get a user).
const byName: Question = {
  url: name => (name.startsWith('$') ? `/users('${quoted(name)}')?${SELECT}` : `/users/${encoded(name)}?${SELECT}`),
  read: body => body,
};

const byMail: Question = {
  url: name => `/users?$filter=mail eq '${quoted(name)}'&${SELECT}&$top=2`,
  read(body) {
    const { value } = (body ?? {}) as { readonly value?: unknown };
    // Two people with one mail address: neither is who is meant for sure.
    return Array.isArray(value) && value.length === 1 ? (value as unknown[])[0] : undefined;
  },
};

function foundIn(answer: Answer, read: Question['read']): Found {
  if ('error' in answer) {
    const { code, retryAfter } = answer.error;
    // What Graph cannot read as somebody's name is nobody's.
    return { problem: code === 'agent-fault' ? 'not-found' : code, ...(retryAfter !== undefined && { retryAfter }) };
  }
  const { id, userPrincipalName } = (read(answer.body) ?? {}) as { readonly id?: unknown; readonly userPrincipalName?: unknown };
  if (!isObjectId(id)) return { problem: 'not-found' };
  return { id: id.toLowerCase(), upn: typeof userPrincipalName === 'string' ? userPrincipalName.slice(0, 1_024) : undefined };
}

const problemAt = (found: ReadonlyMap<string, Found>, name: string): ProblemCode | undefined => {
  const answer = found.get(name);
  return answer && 'problem' in answer ? answer.problem : undefined;
};

const encoded = (text: string): string => encodeURIComponent(text).replaceAll('\'', '%27');
const quoted = (text: string): string => encodeURIComponent(text).replaceAll('\'', '\'\'');
