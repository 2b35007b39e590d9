import {
  problemOf, type PresenceAccount, type PresenceNetworkAgent, type PresenceRegistry, type PresenceView, type ProblemCode,
} from '@presence-elements/core';

/** What somebody needs of an account. */
export type AccountPart = keyof PresenceAccount;

/**
 * Looks among the agents of a registry for one that keeps an account, and again whenever an agent comes or goes: the one
 * that keeps it is often registered a moment later than the page is drawn.
 */
export class AccountSearch {
  /** `undefined` while it is being looked for, `null` where no agent here keeps one. */
  account: PresenceAccount | null | undefined;
  /** Why an agent could not say. */
  problem: ProblemCode | undefined;
  readonly #registry: Partial<PresenceRegistry>;
  readonly #part: AccountPart | undefined;
  readonly #changed: () => void;
  /** An agent is asked anew only after a failure: what it gave is followed by itself, and would be read twice. */
  #known: readonly [PresenceNetworkAgent, PresenceAccount] | undefined;
  #turn = 0;
  #leave: (() => void) | undefined;

  /** An account without the `part` counts only where no other is found. */
  constructor(view: PresenceView, part: AccountPart | undefined, changed: () => void) {
    this.#registry = view;
    this.#part = part;
    this.#changed = changed;
  }

  /** Begins, or goes on with what is known. */
  start(): void {
    if (this.#leave) return;
    this.#leave = this.#registry.subscribe?.(({ type }) => {
      // What could not be had while a network was away can be had when it is back.
      if (type === 'registered' || type === 'removed' || (type === 'live' && this.problem)) void this.#ask();
    }) ?? ((): void => undefined);
    void this.#ask();
  }

  stop(): void {
    this.#turn++;
    this.#leave?.();
    this.#leave = undefined;
  }

  /** Asks anew, and says so, after a failure. */
  retry(): void {
    this.#known = undefined;
    this.#tell(undefined, undefined);
    void this.#ask();
  }

  async #ask(): Promise<void> {
    const turn = ++this.#turn;
    const { found, problem } = await this.#find();
    if (turn !== this.#turn) return;
    this.#known = found;
    this.#tell(found?.[1] ?? null, problem);
  }

  #tell(account: PresenceAccount | null | undefined, problem: ProblemCode | undefined): void {
    if (account === this.account && problem === this.problem) return;
    this.account = account;
    this.problem = problem;
    this.#changed();
  }

  async #find(): Promise<{ found?: readonly [PresenceNetworkAgent, PresenceAccount]; problem?: ProblemCode }> {
    let found: readonly [PresenceNetworkAgent, PresenceAccount] | undefined, problem: ProblemCode | undefined;
    for (const agent of this.#registry.agents?.() ?? []) {
      try {
        const account = this.#known?.[0] === agent ? this.#known[1] : await agent.account?.();
        if (account && this.#has(account)) return { found: [agent, account] };
        if (account) found ??= [agent, account];
      } catch (error) {
        problem ??= problemOf(error).problem;
        if (problem === 'agent-fault') console.error('[presence-elements]', error);
      }
    }
    return { ...(found && { found }), ...(problem && { problem }) };
  }

  #has(account: PresenceAccount): boolean {
    return !this.#part || !!account[this.#part];
  }
}
