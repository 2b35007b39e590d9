import type { Availability, OwnPresence, PresenceNetworkAgent, ProblemCode, Viewer } from '@presence-elements/core';

export type Awaitable<T> = T | Promise<T>;

/** Makes a new agent on a network in a certain state. */
export type CreateAgent = () => Awaitable<PresenceNetworkAgent>;

/**
 * How `describeAgent` gets at an agent and makes its network do what networks do.
 * Three members are required; rules that need one that is missing are skipped, by name.
 */
export interface AgentHarness {
  /** A new agent on a network in good order; called anew for each rule. */
  readonly create: CreateAgent;
  /** What that network says: at least two addresses, as they are routed to this agent, and their availability. */
  readonly known: Readonly<Record<string, Availability>>;
  /** The nth of many addresses that the network does not know. */
  readonly unknown?: ((n: number) => string) | undefined;
  /** A new agent on a network that fails, by the problem that it should name. */
  readonly broken?: Readonly<Partial<Record<ProblemCode, CreateAgent>>> | undefined;
  /** A new agent on a network that takes questions and never answers. */
  readonly hanging?: CreateAgent | undefined;
  /** New agents on networks that say of the known addresses what nobody has heard of, and of none that it is offline. By what is strange. */
  readonly strange?: Readonly<Record<string, CreateAgent>> | undefined;
  /** A new agent on a network where the first known address has this note. */
  readonly noting?: ((text: string) => Awaitable<PresenceNetworkAgent>) | undefined;

  /** For `watch`: the network of the newest agent pushes that an address has changed. */
  readonly change?: ((address: string, availability: Availability) => Awaitable<void>) | undefined;
  /** For `watch`: the connection of the newest agent breaks, until `restore`. */
  readonly lose?: (() => Awaitable<void>) | undefined;
  readonly restore?: (() => Awaitable<void>) | undefined;
  /** For `publish`: what the network of the newest agent now holds of the viewer. */
  readonly own?: (() => Awaitable<OwnPresence>) | undefined;
  /** For `send`: the texts that have arrived on the network of the newest agent. */
  readonly received?: (() => Awaitable<readonly string[]>) | undefined;

  /** Requests, connections and timers that the newest agent holds. */
  readonly pending?: (() => number) | undefined;
  /** Why this agent cannot be tried with a member of the harness: shown with what is skipped. */
  readonly without?: Readonly<Partial<Record<Provision, string>>> | undefined;
  /** Who asks; for agents that need to know. */
  readonly viewer?: Viewer | undefined;
  /** The agent's clock, where it is not the real one. */
  readonly now?: (() => number) | undefined;
  /** Lets time pass on a clock of the harness, called over and over while the suite waits. */
  readonly pass?: (() => Awaitable<void>) | undefined;
  /** How long the suite waits for what should happen at once: 4,000 ms. */
  readonly patience?: number | undefined;
  /** Called after each rule. */
  readonly cleanup?: (() => Awaitable<void>) | undefined;
}

/** What a rule may need of the harness. */
export type Provision = 'unknown' | 'broken' | 'hanging' | 'strange' | 'noting' | 'change' | 'lose' | 'restore' | 'own' | 'received' | 'pending';
