import type { AgentContext, AgentKind, PresenceNetworkAgent, ProviderKind, Schedule } from '@presence-elements/core';
import { isDeepStrictEqual } from 'node:util';
import { inTime } from '../in-time.js';
import { later } from '../later.js';
import { withoutSecrets } from './secrets.js';

export interface NetworkParts {
  readonly name: string;
  readonly kind: string;
  readonly routes: readonly string[];
  readonly enabled: boolean;
  /** What its people are to the organisation, where there is one: 'federated'. */
  readonly as?: ProviderKind | undefined;
  /** Undefined for a disabled network whose package is not installed. */
  readonly agentKind: AgentKind | undefined;
  /** With secrets and defaults in place. */
  readonly options: Readonly<Record<string, unknown>>;
  readonly secrets: readonly string[];
  /** A problem with the options, or with the one that is named. */
  readonly refuse: (message: string, option?: string) => Error;
}

/** What it takes to have a network in a registry. */
export interface NetworkToRun {
  readonly name: string;
  readonly routes: readonly string[];
  readonly enabled: boolean;
  /** Would it make the same agent for the same addresses? */
  isSame(other: NetworkToRun): boolean;
  create(context?: AgentContext): Promise<PresenceNetworkAgent>;
}

// One that never comes must not keep the next change of the file from being taken up (milliseconds).
const PATIENCE = 10_000;

/** One network of a configuration that is in order. Its options, which hold secrets, are seen only by its agent. */
export class ConfiguredNetwork implements NetworkToRun {
  readonly name: string;
  readonly kind: string;
  readonly title: string;
  readonly routes: readonly string[];
  readonly enabled: boolean;
  readonly as: ProviderKind;
  readonly #parts: NetworkParts;

  constructor(parts: NetworkParts) {
    this.#parts = parts;
    this.name = parts.name;
    this.kind = parts.kind;
    this.title = parts.agentKind?.title ?? '';
    this.routes = parts.routes;
    this.enabled = parts.enabled;
    this.as = parts.as ?? 'federated';
  }

  isSame(other: NetworkToRun): boolean {
    return other instanceof ConfiguredNetwork && isDeepStrictEqual(essence(this.#parts), essence(other.#parts));
  }

  /** The text without any of the network's secrets. */
  conceal(text: string): string {
    return withoutSecrets(text, this.#parts.secrets);
  }

  /** @throws ConfigError for what the kind’s schema could not say, and for whatever else its agent refuses; also for one that takes too long to be made. */
  create(context: AgentContext = {}, schedule: Schedule = later): Promise<PresenceNetworkAgent> {
    const made = this.#create(context);
    return inTime(made, PATIENCE, schedule, () => {
      // Nobody will have what comes now; that it fails as well is no news.
      made.then(agent => agent.dispose?.(), () => undefined);
      return this.#parts.refuse(`the package of the kind "${this.kind}" makes no agent within ${PATIENCE / 1_000} seconds`);
    });
  }

  async #create(context: AgentContext): Promise<PresenceNetworkAgent> {
    const { agentKind, name, kind, options, secrets, refuse } = this.#parts;
    if (!agentKind) throw refuse(`the package of the kind "${kind}" is not installed`);
    let agent: PresenceNetworkAgent;
    try {
      agent = await agentKind.create(structuredClone(options), { ...context, name });
    } catch (error) {
      const message = withoutSecrets(error instanceof Error ? error.message : 'its agent cannot be made', secrets);
      const words = message.split(/[^\w-]+/);
      throw refuse(message, Object.keys(options).find(option => words.includes(option)));
    }
    if (typeof (agent as Partial<PresenceNetworkAgent> | undefined)?.query === 'function' && agent.name) return agent;
    throw refuse(`the package of the kind "${kind}" makes no agent: it needs a name and a query function`);
  }
}

const essence = ({ name, agentKind, routes, enabled, options }: NetworkParts): unknown => ({ name, agentKind, routes, enabled, options });
