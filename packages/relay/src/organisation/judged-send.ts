import {
  PresenceError, problemOf, type Message, type Presence, type PresenceRegistry, type PresenceView, type ProblemCode, type Schedule, type SendReceipt, type Viewer,
} from '@presence-elements/core';
import { judgeMessage, type OrganisationFacts } from '@presence-elements/policy';
import { keyOf } from '../presence-stream.js';

export interface JudgedSendOptions {
  readonly facts: OrganisationFacts;
  readonly registry: Pick<PresenceRegistry, 'agentFor'>;
  readonly view: (viewer: Viewer | undefined) => Pick<PresenceView, 'lookup' | 'send'>;
  readonly schedule: Schedule;
  readonly fault: (error: unknown) => void;
}

interface Sorted {
  /** Who the sender sees is there: how it went is the network's word. */
  readonly open: string[];
  /** Who the sender cannot see: told is that it is stored, whatever becomes of it … */
  readonly quiet: string[];
  /** … and of these nobody hears of it. */
  readonly swallowed: string[];
  readonly refused: { readonly address: string; readonly problem: ProblemCode }[];
}

/** Sends what the organisation, and each recipient, lets this viewer send. */
export class JudgedSend {
  readonly #options: JudgedSendOptions;

  constructor(options: JudgedSendOptions) {
    this.#options = options;
  }

  /** @throws PresenceError where nobody could have it, with the reason of the first. */
  async send(viewer: Viewer | undefined, to: readonly string[], message: Message): Promise<SendReceipt> {
    const { open, quiet, swallowed, refused } = await this.#sort(viewer, to);
    this.#sendLater(viewer, quiet, message);
    const told = await this.#sendNow(viewer, open, message), all = [...refused, ...told.refused ?? []];
    const stored = quiet.length + swallowed.length > 0;
    if (!stored && !told.delivered) throw new PresenceError(all[0]?.problem ?? 'bad-address', 'The message could not be sent to anybody');
    return { delivered: stored ? 'stored' : told.delivered!, ...(all.length && { refused: all }) };
  }

  /** All whose state matters are looked up alike and at once; then all is decided in one go. */
  async #sort(viewer: Viewer | undefined, to: readonly string[]): Promise<Sorted> {
    const { facts, registry } = this.#options, keys = [...new Set(to.map(keyOf))];
    const seen = await Promise.all(keys.map(key => this.#look(viewer, key)));
    const sorted: Sorted = { open: [], quiet: [], swallowed: [], refused: [] };
    for (const [at, key] of keys.entries()) {
      const judged = judgeMessage(facts, viewer, key, seen[at], { recipients: keys.length });
      if (judged.verdict === 'refused') sorted.refused.push({ address: key, problem: judged.problem });
      // Said of those, too, who have nothing to do with the sender.
      else if (!registry.agentFor(key)?.send) sorted.refused.push({ address: key, problem: 'no-agent' });
      else if (judged.verdict === 'swallowed') sorted.swallowed.push(key);
      else (judged.receipt ? sorted.quiet : sorted.open).push(key);
    }
    return sorted;
  }

  /** Whether somebody outside is there matters only where messages are not kept for those who are not: else no network need be waited for. */
  async #look(viewer: Viewer | undefined, key: string): Promise<Presence | undefined> {
    const { facts, view } = this.#options, matters = facts.userOf(key) !== undefined || facts.settings.messaging.suppressOffline;
    return matters ? view(viewer).lookup([key]) : undefined;
  }

  async #sendNow(viewer: Viewer | undefined, to: readonly string[], message: Message): Promise<Partial<SendReceipt>> {
    if (!to.length) return {};
    try {
      return await this.#options.view(viewer).send(to, message);
    } catch (error) {
      // Nobody of these was reached; others may have been.
      const { problem, retryAfter } = problemOf(error);
      if (to.length === 1 && retryAfter !== undefined) throw error;
      return { refused: to.map(address => ({ address, problem })) };
    }
  }

  /**
   * After the sender has been answered: how long it takes, and whether it can be had at all, would tell those who are offline
   * from those who hide.
   */
  #sendLater(viewer: Viewer | undefined, to: readonly string[], message: Message): void {
    const { view, schedule, fault } = this.#options;
    for (const address of to) schedule(() => void view(viewer).send([address], message).catch(fault), 0);
  }
}
