import type { AgentContext, AgentKind, FieldProblem, ImAddress, PresenceNetworkAgent, ProviderAgent, ProviderDraft, Reached, Schedule } from '@presence-elements/core';
import { resolve } from 'node:path';
import { nodeContext } from '../config/agent-context.js';
import type { ImportModule } from '../config/agent-kinds.js';
import type { ConfiguredNetwork } from '../config/network.js';
import type { Environment } from '../config/secrets.js';
import { later } from '../later.js';
import { choices, offeredKinds } from './offered-kinds.js';
import { probeAddress } from './probe-address.js';
import { AgentRefused, providerNetwork, type ProviderTools } from './provider-network.js';
import { reachBy } from './reach.js';

/** Which agents administrators may choose, and what these are made with. */
export interface ProviderAgentsOptions {
  /** Kinds that administrators may choose besides ours, as in a configuration file: '@acme/presence-agent'. */
  readonly kinds?: readonly string[] | undefined;
  /** Where secrets are: the process' own environment. */
  readonly env?: Environment | undefined;
  /** Only variables whose names begin so may be named in settings: 'PRESENCE_'. */
  readonly secretPrefix?: string | undefined;
  /** Beside which file packages are looked for, too: one in the working directory. */
  readonly file?: string | undefined;
  /** What agents are given: Node's WebSocket and names by default. */
  readonly context?: AgentContext | undefined;
  /** How the package of a kind is imported; for tests. */
  readonly importModule?: ImportModule | undefined;
  readonly now?: (() => number) | undefined;
  readonly schedule?: Schedule | undefined;
}

/** Has the agent that answers for an address now, where the operator or the host has registered one. */
export type AgentFor = (address: string) => PresenceNetworkAgent | undefined;

/** @throws TypeError naming a kind that the operator offers and that cannot be had. */
export async function providerAgents({ kinds = [], env = process.env, secretPrefix = 'PRESENCE_', file = 'presence.config.json', importModule, ...options }: ProviderAgentsOptions = {}): Promise<ProviderAgents> {
  const found = await offeredKinds(kinds, resolve(file), importModule);
  return new ProviderAgents({ kinds: found, env, secretPrefix }, options);
}

/** What makes agents of the networks that administrators describe, and tries them. */
export class ProviderAgents {
  /** The kinds that may be chosen, each with the form of its options. */
  readonly offered: readonly ProviderAgent[];
  readonly secretPrefix: string;
  /** Set by the relay that has the registry. */
  agentFor: AgentFor = () => undefined;
  readonly #tools: ProviderTools;
  readonly #context: AgentContext;
  readonly #now: () => number;
  readonly #schedule: Schedule;

  constructor(tools: ProviderTools & { readonly kinds: ReadonlyMap<string, AgentKind> }, { context = nodeContext, now = Date.now, schedule = later }: Pick<ProviderAgentsOptions, 'context' | 'now' | 'schedule'> = {}) {
    this.#tools = tools;
    this.offered = choices(tools.kinds, tools.secretPrefix);
    this.secretPrefix = tools.secretPrefix;
    this.#context = context;
    this.#now = now;
    this.#schedule = schedule;
  }

  /** @throws AgentRefused */
  network({ name, routes, agent }: Pick<ProviderDraft, 'name' | 'routes'> & { readonly agent: NonNullable<ProviderDraft['agent']> }): ConfiguredNetwork {
    return providerNetwork(name, routes, agent, this.#tools);
  }

  /** What is wrong with an agent's options: all that can be known without asking its network. */
  readonly check = async (agent: NonNullable<ProviderDraft['agent']>): Promise<readonly FieldProblem[]> => {
    try {
      const made = await this.network({ name: 'check', routes: [], agent }).create(this.#context);
      made.dispose?.();
      return [];
    } catch (error) {
      if (error instanceof AgentRefused) return error.problems;
      throw error;
    }
  };

  /** Tries to reach a network now, by an agent of its own, which is gone afterwards; answers in words, without any secret. */
  readonly reach = async (provider: ProviderDraft & { readonly fixed?: boolean | undefined }): Promise<Reached> => {
    const { name, routes, agent, fixed } = provider, started = this.#now(), address = probeAddress(routes);
    if (!address) return { reached: false, problem: 'bad-address', message: 'It has no route by which an address could be tried.', milliseconds: 0 };
    if (!agent || fixed) return this.#reachRegistered(address);
    try {
      const network = this.network({ name, routes, agent });
      return await this.#reachOnce(network, await network.create(this.#context), address);
    } catch (error) {
      if (error instanceof AgentRefused) return { reached: false, problem: 'agent-fault', message: `Its agent cannot be made. ${error.message}`, milliseconds: this.#now() - started };
      throw error;
    }
  };

  async #reachOnce(network: ConfiguredNetwork, agent: PresenceNetworkAgent, address: ImAddress): Promise<Reached> {
    try {
      return await reachBy(agent, address, { now: this.#now, schedule: this.#schedule, conceal: text => network.conceal(text) });
    } finally {
      agent.dispose?.();
    }
  }

  /** Through the agent that is there anyway. */
  async #reachRegistered(address: ImAddress): Promise<Reached> {
    const agent = this.agentFor(address.text);
    if (!agent) return { reached: false, problem: 'no-agent', message: 'No agent is registered for its routes.', milliseconds: 0 };
    return reachBy(agent, address, { now: this.#now, schedule: this.#schedule });
  }
}
