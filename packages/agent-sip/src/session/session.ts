import { PresenceError, type ImAddress, type PresenceReport, type PresenceSink, type PresenceWatch, type ProblemCode } from '@presence-elements/core';
import type { SipSettings } from '../sip-options.js';
import { GivingUp } from './giving-up.js';
import { Link, type LinkUser } from './link.js';
import type { Office } from './office.js';
import { Pace } from './pace.js';
import { Questions } from './questions.js';
import { Roster } from './roster.js';
import { serve } from './serve.js';
import type { SipRequest } from './sip-request.js';
import type { SipStack } from './sip-stack.js';
import { Watch, type WatchHost } from './watch.js';

/** What is kept up over all connections: it is told of each. */
export interface Standing {
  /** Is there something to hold a connection for? */
  readonly needed: boolean;
  up(stack: SipStack): void;
  /** Nobody vouches any longer for what it knows. */
  down?(problem: ProblemCode): void;
  stop(): Promise<void>;
}

// A connection that nobody uses is kept for the next question (milliseconds).
const LINGER = 30_000;
// What is left to say when everything ends has this long (milliseconds).
const FAREWELL = 2_000;

/** One account on one server: its connection, and all that is done over it. */
export class Session implements Office, LinkUser, WatchHost {
  readonly settings: SipSettings;
  readonly pace: Pace;
  readonly dialogs: Map<string, { notified(request: SipRequest): void }> = new Map();
  readonly roster: Roster;
  readonly #link: Link;
  readonly #questions: Questions;
  readonly #watches = new Set<Watch>();
  readonly #standing = new Set<Standing>();
  #uses = 0;
  #closed = false;
  #cancel: () => void = () => undefined;

  constructor(settings: SipSettings) {
    this.settings = settings;
    this.pace = new Pace(settings);
    this.#link = new Link(settings, this);
    this.#questions = new Questions(this);
    this.roster = new Roster(this, keys => {
      for (const watch of this.#watches) watch.tell(keys);
      this.#questions.heard(keys);
    });
  }

  get stack(): SipStack | undefined {
    return this.#link.stack;
  }

  get isUp(): boolean {
    return !!this.#link.stack;
  }

  get needed(): boolean {
    return !this.#closed && (this.#watches.size > 0 || this.roster.size > 0 || [...this.#standing].some(({ needed }) => needed));
  }

  contact(key: string): ReturnType<Roster['contact']> {
    return this.roster.contact(key);
  }

  query(addresses: readonly ImAddress[], signal: AbortSignal): Promise<readonly PresenceReport[]> {
    return this.use((stack, given) => this.#questions.ask(stack, addresses, given), signal);
  }

  watch(sink: PresenceSink): PresenceWatch {
    const watch = new Watch(sink, this);
    // Disposed of while whoever watches was still loading it.
    if (this.#closed) {
      watch.lost('unreachable');
      return watch;
    }
    this.#watches.add(watch);
    this.#link.want();
    return watch;
  }

  /** Does something over the connection, which is opened for it. Rejects with `PresenceError`. */
  async use<T>(run: (stack: SipStack, given: GivingUp) => Promise<T>, signal: AbortSignal): Promise<T> {
    if (this.#closed) throw new PresenceError('unreachable', 'Disposed of');
    this.#cancel();
    this.#uses++;
    const given = new GivingUp(signal);
    try {
      return await run(await this.#link.ready(given), given);
    } finally {
      given.end();
      this.#uses--;
      this.#linger();
    }
  }

  /** Keeps something up from now on, over this connection and all that follow. */
  hold(standing: Standing): void {
    if (this.#closed || this.#standing.has(standing)) return;
    this.#standing.add(standing);
    if (this.stack) standing.up(this.stack);
    else this.#link.want();
  }

  release(standing: Standing): void {
    this.#standing.delete(standing);
    void standing.stop();
    this.#linger();
  }

  signOut(): void {
    this.#link.signOut();
  }

  changed(): void {
    if (this.#closed) return;
    const wanted = new Map([...this.#watches].flatMap(watch => [...watch.wanted]));
    this.roster.sync(wanted);
  }

  closed(watch: Watch): void {
    this.#watches.delete(watch);
    this.changed();
    this.#linger();
  }

  up(stack: SipStack): void {
    for (const standing of this.#standing) standing.up(stack);
    this.roster.up();
    for (const watch of this.#watches) watch.live();
  }

  down(problem: ProblemCode): void {
    this.roster.down();
    for (const standing of this.#standing) standing.down?.(problem);
    for (const watch of this.#watches) watch.lost(problem);
  }

  handle(request: SipRequest): void {
    serve(request, this);
  }

  /** Ends everything on the server first: what was subscribed there outlives a connection. */
  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    this.#cancel();
    const ended = Promise.all([this.roster.stop(), ...[...this.#standing].map(standing => standing.stop())]);
    for (const watch of this.#watches) watch.close();
    let undo: () => void = () => undefined;
    await Promise.race([ended, new Promise<void>(resolve => { undo = this.settings.schedule(resolve, FAREWELL); })]);
    undo();
    this.pace.close();
    this.#link.close();
  }

  #linger(): void {
    if (this.#uses || this.needed || this.#closed) return;
    this.#cancel();
    this.#cancel = this.settings.schedule(() => {
      if (!this.#uses && !this.needed) this.#link.close();
    }, LINGER);
  }
}
