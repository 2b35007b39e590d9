import {
  PresenceError, type AgentCall, type Capability, type ImAddress, type Message, type OwnPresence, type PresenceNetworkAgent,
  type PresenceReport, type PresenceSink, type PresenceWatch, type ProblemCode, type SendReceipt, type Viewer,
} from '@presence-elements/core';
import { viewerUsers, type UserOfViewer } from '../organisation/viewer-user.js';
import { deliverToAll, type Deliver } from './deliver.js';
import { People, type PeopleOptions } from './people.js';
import type { Words } from './status-store.js';

/** Does the portal's directory have such a user? */
export type Knows = (user: string) => boolean | Promise<boolean>;

export interface PortalNetworkOptions extends PeopleOptions {
  /** People are `<user>@<domain>`. */
  readonly domain: string;
  readonly knows?: Knows | undefined;
  /** Which of the people a viewer is: by the viewer's address at the domain, else by the id, unless said. */
  readonly userOf?: UserOfViewer | undefined;
  readonly capabilities: readonly Capability[];
  /** The portal's own chat. Without it, nobody can send its people anything. */
  readonly deliver?: Deliver | undefined;
  /** May messages be kept in a history? */
  readonly history?: (() => boolean) | undefined;
  /** Can people hide from each other? */
  readonly canHide?: boolean | undefined;
  /** 0 ≤ random < 1. */
  readonly random?: (() => number) | undefined;
}

// While it is pending whether people are there, they are asked for again this soon, and so are those who are (milliseconds):
// whoever looks at somebody who hides must not notice that there has been an answer. A registry asks again up to a quarter later, as it
// happens, and so do we.
const AGAIN = 10_000, JITTER = 1 / 4;

/** The portal's own presence network: who has a page open is there, and may say how they want to be seen. */
export class PortalNetwork implements PresenceNetworkAgent {
  readonly name: string = 'portal';
  readonly limits = { maxBatch: 1000 } as const;
  declare readonly send?: NonNullable<PresenceNetworkAgent['send']>;
  readonly #options: PortalNetworkOptions;
  readonly #people: People;
  /** What the directory said last of users who have been seen. Of others only their own names would be kept, which anybody can make up. */
  readonly #known = new Map<string, boolean | undefined>();

  constructor(options: PortalNetworkOptions) {
    this.#options = options;
    this.#people = new People(options);
    const { deliver } = options;
    if (deliver) this.send = (to, message, { viewer }) => this.#send(deliver, to, message, viewer);
  }

  async query(addresses: readonly ImAddress[]): Promise<readonly PresenceReport[]> {
    // Where people can hide the directory is asked for all, or else how long it takes would tell who has been seen.
    return this.#reports(addresses, this.#options.canHide);
  }

  watch(sink: PresenceSink): PresenceWatch {
    let watched = new Map<string, ImAddress>();
    const tell = async (asked: Promise<readonly PresenceReport[]>): Promise<void> => {
      const reports = await asked;
      sink.report(reports.filter(({ address }) => watched.has(address.text)));
    };
    const leave = this.#people.watch(user => {
      const changed = [...watched.values()].filter(address => user === undefined || userOf(address) === user);
      if (changed.length) void tell(user === undefined ? this.query(changed) : this.#reports(changed));
    });
    // A microtask later: the registry hears only of watches that it already holds.
    queueMicrotask(() => sink.live());
    return {
      set: addresses => {
        const added = addresses.filter(({ text }) => !watched.has(text));
        watched = new Map(addresses.map(address => [address.text, address]));
        void tell(this.query(added));
      },
      close: () => {
        leave();
        watched.clear();
      },
    };
  }

  /** @throws PresenceError `no-agent` for a viewer who is nobody of this portal. */
  async publish(own: OwnPresence, { viewer }: Pick<AgentCall, 'viewer'>): Promise<OwnPresence> {
    return this.#people.publish(this.#user(viewer), own);
  }

  /** One of the viewer's pages is open, and is or is not in use. */
  alive(viewer: Viewer, active: boolean): void {
    this.#people.alive(this.#user(viewer), active);
  }

  /** What the viewer has set and still counts; only ever told to that viewer. */
  own(viewer: Viewer): OwnPresence {
    return this.#people.own(this.#user(viewer));
  }

  /** What there is to read of a user who is not there. */
  wordsOf(user: string): Words {
    return this.#people.words(user);
  }

  /** Why a user's state would not have been known `at` a moment, had nothing been heard of them since another, or since this network started; undefined: they would be offline. */
  unheard(user: string, since: number | undefined, at: number): ProblemCode | undefined {
    return this.#people.unheard(user, this.#knowsNow(user), since ?? -Infinity, at);
  }

  /** Is it the address of one of the portal's people? */
  has({ domain }: ImAddress): boolean {
    return domain === this.#options.domain;
  }

  dispose(): void {
    this.#people.dispose();
  }

  #send(deliver: Deliver, to: readonly ImAddress[], message: Message, from: Viewer | undefined): Promise<SendReceipt> {
    const { fault, history } = this.#options;
    const parties = to.map(address => [address.text, { from, to: userOf(address), ...(history && { history: history() }) }] as const);
    return deliverToAll(new Map(parties), message, deliver, fault);
  }

  /** How all of them are at one moment, the last: what has changed while the directory was asked is told already. */
  async #reports(addresses: readonly ImAddress[], asksForAll = false): Promise<readonly PresenceReport[]> {
    const ours = addresses.filter(address => this.has(address));
    const known = await Promise.all(ours.map(userOf).map(async user => (!asksForAll && this.#people.isSeen(user)) || this.#knows(user)));
    return ours.map((address, index) => this.#report(address, known[index]));
  }

  #report(address: ImAddress, known: boolean | undefined): PresenceReport {
    const { capabilities, canHide, now, random = Math.random } = this.#options, isEarly = canHide && this.#people.isStarting;
    const look = this.#people.appearance(userOf(address), known);
    if (look.problem) return { ...look, address, ...(isEarly && { retryAfter: AGAIN }) };
    return { ...look, address, capabilities, ...(isEarly && { expiresAt: now() + AGAIN * (1 + random() * JITTER) }) };
  }

  async #knows(user: string): Promise<boolean | undefined> {
    const { knows, fault } = this.#options;
    let known: boolean | undefined;
    try {
      known = await knows?.(user);
    } catch (error) {
      // Whether there is such a person cannot be said now; how those are who have been seen still can.
      fault(error);
    }
    if (this.#people.isSeen(user)) this.#known.set(user, known);
    return known;
  }

  /** The same without waiting. */
  #knowsNow(user: string): boolean | undefined {
    const { knows, fault } = this.#options;
    if (this.#known.has(user)) return this.#known.get(user);
    try {
      const known = knows?.(user);
      if (!known || known === true) return known;
      // Whether somebody of whom the organisation has settings is in the directory is not worth waiting for.
      known.catch(fault);
      return true;
    } catch (error) {
      fault(error);
      return undefined;
    }
  }

  #user(viewer: Viewer | undefined): string {
    const { domain, userOf = viewerUsers(domain, undefined) } = this.#options, user = userOf(viewer);
    if (user === undefined) throw new PresenceError('no-agent', `This viewer has no address at ${domain}`);
    return user;
  }
}

// The same person under each scheme; SIP alone tells upper from lower case, the portal does not.
const userOf = ({ user }: ImAddress): string => user.toLowerCase();
