import { PresenceError } from '@presence-elements/core';
import { batchAnswers, batchBody, type BatchAnswer, type BatchRequest } from './batch.js';
import { failure, Refusal, waitOf } from './failure.js';
import { keyOf, linkOf, readResource, type Resource } from './resource.js';
import type { Session } from './session.js';
import type { UcwaClient } from './ucwa-client.js';
import { inParallel, slices } from './waiting.js';

/** A resource (none after a deletion), or why there is none. */
export type Outcome = { readonly resource: Resource | undefined } | { readonly error: PresenceError };

// Servers allow a user a hundred requests under way, those inside of batches among them, and may change that (BatchingRequests).
const BATCH = 50;
// Without batches, so many at once.
const CONCURRENCY = 6;

/** Asks for many resources in few requests, one batch after the other. */
export class Many {
  readonly #client: UcwaClient;
  #size = BATCH;
  /** Whoever comes next waits for whoever came before. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(client: UcwaClient) {
    this.#client = client;
  }

  /** One outcome for each URL. Rejects where nothing could be asked; what failed for one URL alone is its outcome. */
  get(session: Session, urls: readonly URL[], signal: AbortSignal): Promise<readonly Outcome[]> {
    return this.ask(session, urls.map(url => ({ url, method: 'GET' })), signal);
  }

  ask(session: Session, requests: readonly BatchRequest[], signal: AbortSignal): Promise<readonly Outcome[]> {
    const batch = this.#client.settings.batch ? session.batch : undefined;
    const turn = this.#turn.then(async () => {
      // A batch is answered by one server: what is of another is asked for by itself.
      if (!batch || requests.length < 2 || requests.some(({ url }) => url.host !== batch.host)) return this.#each(requests, signal);
      const outcomes: Outcome[] = [];
      for (const slice of slices(requests, this.#size)) outcomes.push(...await this.#batch(batch, slice, signal));
      return outcomes;
    });
    this.#turn = turn.catch(() => undefined); // Whoever asked is told.
    return turn;
  }

  async #batch(url: URL, requests: readonly BatchRequest[], signal: AbortSignal): Promise<readonly Outcome[]> {
    const boundary = `batch-${Array.from({ length: 3 }, () => Math.floor(this.#client.settings.random() * 2 ** 32).toString(36)).join('-')}`;
    const body = { type: `multipart/batching;boundary="${boundary}"`, text: batchBody(requests, boundary) };
    try {
      const { type, text } = await this.#client.call(url, { signal, method: 'POST', body, accept: 'multipart/batching' });
      const answers = batchAnswers(type, text);
      if (!answers) throw new PresenceError('unreachable', 'The server answers a batch with something else');
      const outcomes = answers.map(answer => outcomeOf(answer, this.#client.settings.now()));
      const end = outcomes.find(outcome => 'error' in outcome && outcome.error instanceof Refusal && (outcome.error.status === 410 || outcome.error.subcode === 'ApplicationNotFound'));
      if (end && 'error' in end) throw end.error;
      return assigned(requests, outcomes);
    } catch (error) {
      // None of it was executed; the next time less is asked for at once.
      if (error instanceof Refusal && error.status === 429) this.#size = Math.max(Math.ceil(this.#size / 2), 2);
      throw error;
    }
  }

  async #each(requests: readonly BatchRequest[], signal: AbortSignal): Promise<readonly Outcome[]> {
    const outcomes: Outcome[] = [];
    await inParallel(requests, CONCURRENCY, async ({ url, method }, index) => {
      try {
        const { text } = await this.#client.call(url, { signal, method });
        outcomes[index] = { resource: method === 'GET' ? readResource(text) : undefined };
      } catch (error) {
        // What is about this resource is its outcome; what is about the server, or about us, is everybody's.
        if (!isPersonal(error)) throw error;
        outcomes[index] = { error };
      }
    });
    return outcomes;
  }
}

/** Not where it is about our application, our ticket or our number of requests. Without a word of UCWA's, a 404 may be about anything. */
const isPersonal = (error: unknown): error is Refusal => error instanceof Refusal && error.status !== 401 && error.status !== 429
  && error.status !== 410 && !(error.status === 404 && (!error.subcode || error.subcode === 'ApplicationNotFound'));

function outcomeOf({ status, text, retryAfter }: BatchAnswer, now: number): Outcome {
  if (status >= 300) return { error: failure(status, text, waitOf(retryAfter, now)) };
  try {
    return { resource: text ? readResource(text) : undefined };
  } catch (error) {
    return { error: error as PresenceError };
  }
}

/**
 * Whose is which? One page says that the order is kept, another that it must not be relied on. So an answer that names the
 * resource it is of is believed; one that does not counts by its place, if nothing here is out of place; else it is nobody's.
 */
function assigned(requests: readonly BatchRequest[], outcomes: readonly Outcome[]): readonly Outcome[] {
  const places = new Map(requests.map(({ url }, index) => [keyOf(url), index])), result: Outcome[] = [], rest: [Outcome, number][] = [];
  let kept = outcomes.length === requests.length;
  for (const [index, outcome] of outcomes.entries()) {
    const place = placeOf(outcome, requests, places);
    if (place === undefined) rest.push([outcome, index]);
    else {
      result[place] = outcome;
      kept &&= place === index;
    }
  }
  if (kept) for (const [outcome, index] of rest) result[index] = outcome;
  return requests.map((_, index) => result[index] ?? { error: new PresenceError('no-data', 'The batch has no answer to this') });
}

function placeOf(outcome: Outcome, requests: readonly BatchRequest[], places: ReadonlyMap<string, number>): number | undefined {
  const self = 'resource' in outcome ? linkOf(outcome.resource, 'self') : undefined;
  return self !== undefined && URL.canParse(self, requests[0]!.url.href) ? places.get(keyOf(new URL(self, requests[0]!.url))) : undefined;
}
