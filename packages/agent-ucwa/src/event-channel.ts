import { PresenceError, problemOf, type ProblemCode } from '@presence-elements/core';
import { endsApplication } from './failure.js';
import { eventsIn, onwards, type UcwaEvent } from './events.js';
import { readResource } from './resource.js';
import type { Session } from './session.js';
import type { UcwaClient } from './ucwa-client.js';
import { pause } from './waiting.js';

/** Whose events these are. */
export interface Owner {
  readonly client: UcwaClient;
  session(signal: AbortSignal): Promise<Session>;
  drop(session: Session): void;
}

/** Who wants to hear. */
export interface Listener {
  /** The channel is up, on this application; where it is another one, all that was known of the last is void. */
  up(session: Session): void;
  /** Events were missed, or subscriptions lost. */
  reset(): void;
  events(events: readonly UcwaEvent[]): void;
  down(problem: ProblemCode): void;
}

// In seconds, as the channel has it (events_ref): presence is told at once, as far as the server lets it; nothing else matters.
const PARAMETERS = { medium: '5', low: '60', timeout: '180' } as const;
// A poll is answered after 180 s at the latest; beyond, it only looks alive (milliseconds).
const LIMIT = 210_000;
// A server that answers at once and says nothing is not asked faster than this (milliseconds).
const PACE = 250;
// A poll that was held for so long shows that the channel works (milliseconds).
const LASTING = 30_000;
// The first wait after a failure and the longest (milliseconds).
const SHORTEST = 1_000, LONGEST = 60_000;
// Whom nobody lets in need not be asked for every minute (milliseconds).
const SIGNED_OUT = 300_000;

/** The pending request by which a server tells that something has changed, held for as long as somebody listens. */
export class EventChannel {
  readonly #account: Owner;
  readonly #listeners = new Set<Listener>();
  #stop: AbortController | undefined;
  #up: Session | undefined;

  constructor(account: Owner) {
    this.#account = account;
  }

  get isHeld(): boolean {
    return this.#listeners.size > 0;
  }

  /** Listens until the undo is called. */
  hold(listener: Listener): () => void {
    this.#listeners.add(listener);
    if (this.#up) listener.up(this.#up);
    if (!this.#stop) void this.#run(this.#stop = new AbortController());
    return () => {
      this.#listeners.delete(listener);
      if (!this.#listeners.size) this.close();
    };
  }

  close(): void {
    this.#listeners.clear();
    this.#stop?.abort();
    this.#stop = this.#up = undefined;
  }

  async #run(stop: AbortController): Promise<void> {
    const { signal } = stop, account = this.#account, place: Place = { session: undefined, url: undefined };
    for (let failures = 0; ;) {
      let session: Session | undefined, since = Infinity;
      try {
        session = await account.session(signal);
        await this.#resume(session, place, failures, signal);
        since = account.client.settings.now();
        await this.#poll(session, place, signal, () => { failures = 0; });
      } catch (error) {
        if (signal.aborted) return;
        if (account.client.settings.now() - since >= LASTING) failures = 0;
        const isGone = session && (session.gone.signal.aborted || endsApplication(error));
        if (isGone) account.drop(session!);
        await this.#rest(error, ++failures, !!isGone, signal);
        if (stop.signal.aborted) return;
      }
    }
  }

  /** A channel that broke is only up again when the server says that the application is still there. */
  async #resume(session: Session, place: Place, failures: number, signal: AbortSignal): Promise<void> {
    if (place.session !== session) {
      place.session = session;
      place.url = withParameters(session.events);
    } else if (failures) await session.refresh(this.#account.client, signal);
    if (signal.aborted) return;
    this.#up = session;
    this.#tell(listener => listener.up(session));
  }

  async #poll(session: Session, place: Place, signal: AbortSignal, answered: () => void): Promise<void> {
    const { client } = this.#account, held = AbortSignal.any([signal, session.gone.signal]);
    const next = async (): Promise<string> => (await client.call(place.url!, { signal: held, limit: LIMIT, restless: true })).text;
    for (let at = client.settings.now(), answer = next(); ;) {
      const resource = readResource(await answer), on = onwards(resource);
      if (signal.aborted) return;
      if (!on) throw new PresenceError('unreachable', 'The event channel does not say where it goes on');
      answered();
      place.url = on.how === 'next' ? session.url(on.href) : withParameters(session.url(on.href));
      const early = PACE - (client.settings.now() - at);
      if (early > 0) await pause(early, client.settings, held);
      // The next one is on its way before this one is looked at (EventChannelDetails).
      at = client.settings.now();
      answer = next();
      answer.catch(() => undefined); // It is awaited above.
      if (on.how !== 'next') this.#tell(listener => listener.reset());
      const events = eventsIn(resource);
      if (events.length) this.#tell(listener => listener.events(events));
    }
  }

  /** Connections break every day: nobody needs to know if the next attempt succeeds. */
  async #rest(error: unknown, failures: number, isGone: boolean, signal: AbortSignal): Promise<void> {
    const { settings } = this.#account.client, { problem, retryAfter = 0 } = problemOf(error), passes = /^(unreachable|timeout|agent-fault)$/.test(problem);
    const told = problem === 'not-found' || problem === 'agent-fault' ? 'unreachable' : problem;
    if (failures > 1 || !(passes || isGone)) {
      this.#up = undefined;
      this.#tell(listener => listener.down(told));
    }
    const backoff = problem === 'signed-out' ? SIGNED_OUT : Math.min(SHORTEST * 2 ** (failures - 1), LONGEST);
    // All relays have lost the same server in the same instant.
    await pause(Math.max(backoff * (1 + settings.random()) / 2, retryAfter), settings, signal);
  }

  #tell(tell: (listener: Listener) => void): void {
    for (const listener of [...this.#listeners]) tell(listener);
  }
}

interface Place { session: Session | undefined; url: URL | undefined }

function withParameters(url: URL): URL {
  const on = new URL(url);
  for (const [name, seconds] of Object.entries(PARAMETERS)) on.searchParams.set(name, seconds);
  return on;
}
