import type { PresenceNetworkAgent } from './agent.js';

/** A JSON Schema (draft 2020-12), as plain data. */
export type JsonSchema = Readonly<Record<string, unknown>>;

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
  create(options: Readonly<Record<string, unknown>>): PresenceNetworkAgent | Promise<PresenceNetworkAgent>;
}
