import { PresenceError, problemOf, type ProblemCode } from '@presence-elements/core';
import type { Connector } from '../connection/connector.js';
import type { OwnConnection } from '../connection/xmpp-connection.js';
import { part } from '../part.js';
import type { Settings } from '../xmpp-options.js';
import type { Conversation, Host } from './conversation.js';
import { Retry } from './retry.js';

/** Whoever follows a session. */
export interface Follower {
  /** The roster has arrived and this session is present: every change arrives from now on. */
  live(): void;
  /** These may have changed (bare JIDs). */
  changed(jids: ReadonlySet<string>): void;
  lost(problem: ProblemCode): void;
}

// How long signing in and the roster may take; how long a connection stays that nobody needs (milliseconds).
const PATIENCE = 20_000, LINGER = 300_000;
// A connection that held this long was a good one: the waits begin with the shortest again (milliseconds).
const GOOD = 30_000;

/** The one connection of an agent: opened when it is needed, opened again when it breaks, closed when nobody needs it. */
export class Session {
  readonly settings: Settings;
  readonly followers: Set<Follower> = new Set();
  /** What goes on while the connection is there. */
  conversation: Conversation | undefined;
  /** How often connecting was tried. */
  attempts = 0;
  readonly #host: Pick<Host, 'presence' | 'asked'>;
  readonly #connector: Connector;
  readonly #retry: Retry;
  readonly #waiting = new Set<{ resolve(conversation: Conversation): void; reject(error: Error): void }>();
  #needs = 0;
  #opening: AbortController | undefined;
  #liveAt = 0;
  #problem: ProblemCode = 'unreachable';
  #cancelLinger: (() => void) | undefined;
  #ended = false;

  constructor(settings: Settings, connector: Connector, host: Pick<Host, 'presence' | 'asked'>) {
    this.settings = settings;
    this.#host = host;
    this.#connector = connector;
    this.#retry = new Retry(settings);
  }

  /** Does the server tell us of changes? */
  get isTold(): boolean {
    return this.conversation?.isTold === true;
  }

  /** Somebody needs the connection, until the undo. */
  need(): () => void {
    if (this.#ended) return () => undefined;
    this.#needs++;
    this.#cancelLinger?.();
    this.#cancelLinger = undefined;
    // After a refusal nothing is tried until somebody asks again: the first who needs it does.
    this.#open();
    let done = false;
    return () => {
      if (done) return;
      done = true;
      if (!--this.#needs) this.#rest();
    };
  }

  /** The conversation, once the roster is there. Rejects with a `PresenceError` where that fails, or with the signal's reason. */
  async ready(signal: AbortSignal): Promise<Conversation> {
    signal.throwIfAborted();
    if (this.#ended) throw new PresenceError('no-agent', 'The agent is disposed');
    if (this.conversation?.isReady) return this.conversation;
    if (this.#retry.wait) throw new PresenceError(this.#problem, undefined, { retryAfter: this.#retry.wait });
    return new Promise((resolve, reject) => {
      const abort = (): void => waiting.reject(signal.reason as Error);
      const settled = (): void => {
        signal.removeEventListener('abort', abort);
        this.#waiting.delete(waiting);
      };
      const waiting = {
        resolve: (conversation: Conversation): void => (settled(), resolve(conversation)),
        reject: (error: Error): void => (settled(), reject(error)),
      };
      this.#waiting.add(waiting);
      signal.addEventListener('abort', abort);
    });
  }

  /** Begins anew, since we are to be seen otherwise than a server can be told in passing. */
  restart(): void {
    if (!this.conversation) return;
    this.#close(new PresenceError('no-data'));
    this.#tell(follower => follower.lost('no-data'));
    if (this.#needs) this.#open();
  }

  /** Tries again now, also after a refusal. */
  refresh(): void {
    this.#connector.forgive();
    this.#retry.forgive();
    if (this.#needs) this.#open();
  }

  /** Takes leave of the server. */
  end(): void {
    this.#ended = true;
    this.#close(new PresenceError('no-agent', 'The agent is disposed'));
    this.followers.clear();
  }

  /** Opens it now, or as soon as may be after a failure. */
  #open(): void {
    if (this.conversation || this.#opening || this.#ended) return;
    if (this.#retry.wait) return this.#retry.after(() => this.#open());
    const opening = (this.#opening = new AbortController()), { signal } = opening;
    this.attempts++;
    void this.#connect(opening).catch((error: unknown) => {
      if (this.#opening === opening) this.#lost(signal.aborted ? (signal.reason as unknown) : error);
    });
  }

  async #connect(opening: AbortController): Promise<void> {
    const { signal } = opening;
    // A person who types a password takes as long as they like.
    await this.#connector.prepare();
    signal.throwIfAborted();
    const cancel = this.settings.schedule(() => opening.abort(new PresenceError('timeout')), PATIENCE);
    signal.addEventListener('abort', cancel);
    await this.#begin(signal).finally(cancel);
  }

  async #begin(signal: AbortSignal): Promise<void> {
    const loading = part(import('./conversation.js')), connection = await openWith(loading, this.#connector, signal), { Conversation } = await loading;
    if (signal.aborted) return connection.close();
    const conversation = (this.conversation = new Conversation(connection, this.settings, this.#connector.isOwn, {
      presence: to => this.#host.presence(to),
      asked: stanza => this.#host.asked(stanza),
      changed: jids => this.#tell(follower => follower.changed(jids)),
      lost: problem => this.#lost(new PresenceError(problem)),
    }));
    signal.addEventListener('abort', () => conversation.end());
    await conversation.begin();
    if (this.conversation !== conversation) return;
    this.#opening = undefined;
    this.#liveAt = this.settings.now();
    for (const { resolve } of [...this.#waiting]) resolve(conversation);
    // Whom nobody sees the server tells nothing of its own accord; whoever wants to know has to ask.
    this.#tell(follower => (conversation.isTold ? follower.live() : follower.lost('no-data')));
  }

  #tell(tell: (follower: Follower) => void): void {
    for (const follower of [...this.followers]) tell(follower);
  }

  #lost(error: unknown): void {
    const { problem } = problemOf(error), isRefused = problem === 'signed-out';
    if (this.#liveAt && this.settings.now() >= this.#liveAt + GOOD) this.#retry.failures = 0;
    this.#liveAt = 0;
    this.#problem = problem;
    // Who waited for the host to connect goes on to wait, instead of looking away.
    if (!isRefused && (this.#connector.isOwn || this.conversation)) this.#retry.failed();
    this.#close(error);
    if (this.#needs && !isRefused) this.#open();
    this.#tell(follower => follower.lost(problem));
  }

  #rest(): void {
    if (!this.conversation?.isReady) this.#close(new PresenceError('no-data'));
    else this.#cancelLinger = this.settings.schedule(() => this.#close(new PresenceError('no-data')), LINGER);
  }

  #close(error: unknown): void {
    const { conversation } = this, opening = this.#opening;
    this.conversation = this.#opening = undefined;
    this.#retry.stop();
    this.#cancelLinger?.();
    this.#cancelLinger = undefined;
    opening?.abort(error);
    conversation?.end();
    for (const { reject } of [...this.#waiting]) reject(error as Error);
  }
}

/** Opens a connection while what is to speak over it is loaded; where that cannot be had, nothing is left open. */
async function openWith(loading: Promise<unknown>, connector: Connector, signal: AbortSignal): Promise<OwnConnection> {
  loading.catch(() => undefined); // Thrown below, if nothing else goes wrong before.
  const connection = await connector.open(signal);
  try {
    await loading;
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}
