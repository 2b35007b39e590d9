import { PresenceError, type ImAddress, type PresenceNetworkAgent, type PresenceReport, type Schedule } from '@presence-elements/core';
import { ask, MOST_REDIRECTS, type Answer, type AskOptions } from './ask.js';
import { isPersonal } from './failure.js';
import { baseOf } from './gate.js';
import type { Facts } from './meaning.js';
import { readAnswer } from './read-answer.js';
import { services } from './services.js';
import { checkTemplate, handles, targetOf } from './target.js';
import { Turnstile, within } from './turnstile.js';
import { webAimSession, type Session } from './web-aim-session.js';
import { BATCH, CONCURRENCY, RATE, TIMEOUT, type WebAgentOptions } from './web-options.js';
import type { WebService } from './web-service.js';

/**
 * An agent for one web presence service. It can only be asked: the registry asks again when an answer is a minute old.
 *
 * @throws TypeError naming the option that is wrong.
 */
export function webAgent(options: WebAgentOptions): PresenceNetworkAgent {
  const row = rowOf(options.service), base = options.base ?? (row.retired ? undefined : row.base);
  const common = { name: options.name ?? `web:${row.name}`, audience: 'shared', limits: { maxBatch: row.batch ?? BATCH, rate: RATE, ...row.limits, ...options.limits } } as const;
  // A service that is gone is not asked: whoever has its name today is somebody else.
  if (base === undefined && row.retired) return { ...common, query: addresses => Promise.resolve(addresses.map(address => ({ address, problem: 'network-disabled' }))) };
  if (base === undefined) throw new TypeError(`base is missing: ${row.title} is where you run it`);
  const client = new WebClient(row, baseOf(base, options), options);
  return { ...common, query: (addresses, { signal }) => client.query(addresses, signal) };
}

function rowOf(service: string | WebService): WebService {
  const row = typeof service === 'string' ? services.find(({ name }) => name === service) : service;
  if (!row) throw new TypeError(`service is none of ${services.map(({ name }) => name).join(', ')}`);
  return row;
}

/** Facts, or why there are none. */
type Outcome = Facts | PresenceError;

class WebClient {
  readonly #row: WebService;
  readonly #base: URL;
  readonly #key: string;
  readonly #asking: AskOptions;
  readonly #turnstile: Turnstile;
  readonly #session: Session | undefined;
  readonly #limits: { readonly timeout: number; readonly schedule: Schedule };

  constructor(row: WebService, base: URL, options: WebAgentOptions) {
    const { fetch = globalThis.fetch.bind(globalThis), now = Date.now, schedule = later, timeout = TIMEOUT, key = 'presence-elements' } = options;
    checkTemplate(base, row.path);
    this.#row = row;
    this.#base = base;
    this.#key = key;
    this.#asking = { ...options, fetch, now };
    this.#turnstile = new Turnstile(options.concurrency ?? row.concurrency ?? CONCURRENCY);
    this.#session = row.session && webAimSession(base, { ...options, key }, this.#asking);
    this.#limits = { timeout, schedule };
  }

  async query(addresses: readonly ImAddress[], signal: AbortSignal): Promise<readonly PresenceReport[]> {
    const outcomes = await within({ ...this.#limits, signal }, async signal => {
      const slices = slice(addresses, this.#row.batch ?? 1), stop = new AbortController();
      return (await Promise.all(slices.map(asked => this.#settle(asked, AbortSignal.any([signal, stop.signal]), stop)))).flat();
    });
    const failures = outcomes.filter(outcome => outcome instanceof PresenceError && !isPersonal(outcome.code));
    // One that was answered shows that the service is there; with none it has failed as a whole.
    if (failures.length && failures.length === outcomes.length) throw failures[0] as PresenceError;
    return addresses.map((address, index) => reportOf(address, outcomes[index]!));
  }

  /** Never rejects. */
  async #settle(asked: readonly ImAddress[], signal: AbortSignal, stop: AbortController): Promise<readonly Outcome[]> {
    const known = asked.filter(address => handles(this.#row, address)), url = known.length ? targetOf(this.#base, this.#row.path, known, this.#key) : undefined;
    const outcomes = new Map<ImAddress, Outcome>();
    try {
      if (url) (await this.#turnstile.run(signal, () => this.#ask(url, known, signal))).forEach((facts, index) => outcomes.set(known[index]!, facts));
    } catch (error) {
      const failure = asFailure(error, signal, stop.signal);
      for (const address of known) outcomes.set(address, failure);
      // It wants a rest, or knows us no more: whoever still waits would only run into the same.
      if (failure.code === 'rate-limited' || failure.code === 'signed-out') stop.abort(failure);
    }
    return asked.map(address => outcomes.get(address) ?? { problem: 'bad-address' });
  }

  async #ask(url: URL, asked: readonly ImAddress[], signal: AbortSignal): Promise<readonly Facts[]> {
    const read = (answer: Answer): readonly Facts[] => readAnswer(answer, this.#row, asked);
    const redirects = this.#row.read.format === 'redirect' || this.#session ? 0 : MOST_REDIRECTS;
    const send = (url: URL): Promise<Answer> => ask({ url, base: this.#base, redirects, signal }, this.#asking);
    return this.#session ? this.#session.run(url, signal, async signed => read(await send(signed))) : read(await send(url));
  }
}

function reportOf(address: ImAddress, outcome: Outcome): PresenceReport {
  return outcome instanceof PresenceError ? { address, problem: outcome.code, retryAfter: outcome.retryAfter } : { address, ...outcome };
}

/** Where time was up it is that, whatever broke because of it; where the others stopped it is their reason. */
function asFailure(error: unknown, signal: AbortSignal, stop: AbortSignal): PresenceError {
  if (stop.aborted) return stop.reason as PresenceError;
  if (signal.aborted) return new PresenceError('timeout', 'The service has not answered in time');
  return error instanceof PresenceError ? error : new PresenceError('agent-fault', 'The answer could not be read', { cause: error });
}

function slice<T>(list: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, index) => list.slice(index * size, (index + 1) * size));
}

const later: Schedule = (run, delay) => {
  const timer = setTimeout(run, delay);
  return () => clearTimeout(timer);
};
