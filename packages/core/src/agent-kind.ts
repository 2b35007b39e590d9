import type { PresenceNetworkAgent } from './agent.js';
import type { JsonSchema } from './json-schema.js';

/**
 * What whoever makes an agent can do for it. Agents run in pages and on servers, so they may not reach for Node
 * themselves: a relay gives them what a page has anyway or has no need of. In a page each is absent.
 */
export interface AgentContext {
  /** The administrator's name for this network, for what the agent tells of itself. */
  readonly name?: string | undefined;
  /** A WebSocket where the platform has none (Node before 22), with the constructor of the web's. */
  readonly WebSocket?: (new (url: string, protocols?: string | string[]) => object) | undefined;
  /** All IP addresses of a host name, as text: is it one of our own network? Rejects where there is none. */
  readonly resolve?: ((host: string) => Promise<readonly string[]>) | undefined;
}

/**
 * How an administrator's configuration makes an agent, without code: `@presence-elements/agent-<kind>/config.js`
 * exports one as `agentKind`, and so may any other package.
 */
export interface AgentKind {
  /** 'xmpp', 'sip', 'web', … */
  readonly kind: string;
  /** One line that tells an administrator what this reaches. */
  readonly title: string;
  /**
   * The options, an object closed by `additionalProperties: false`, each with a `title` and a `description`.
   * An option with `writeOnly: true` is a secret: it comes from the environment, never from a file or a page.
   */
  readonly options: JsonSchema;
  /**
   * Makes the agent from options that fit the schema, with secrets and defaults in place.
   *
   * @throws TypeError naming the option, for what a schema cannot say.
   */
  create(options: Readonly<Record<string, unknown>>, context?: AgentContext): PresenceNetworkAgent | Promise<PresenceNetworkAgent>;
}
