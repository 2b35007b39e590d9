import type { AgentKind, FieldProblem, JsonSchema, ProviderDraft } from '@presence-elements/core';
import { check } from '../config/check.js';
import type { Path } from '../config/config-problem.js';
import { ConfiguredNetwork } from '../config/network.js';
import { fromEnvironment } from '../config/secret-schema.js';
import { replaced, secretOf, type Environment } from '../config/secrets.js';
import type { Mistake } from '../config/words.js';

/** What there is to make an agent of what administrators have entered. */
export interface ProviderTools {
  /** The kinds that may be chosen, by name. No other package is ever loaded because a form names it. */
  readonly kinds: ReadonlyMap<string, AgentKind>;
  readonly env: Environment;
  /** Only variables whose names begin so can be named by administrators of a portal: the operator's others are not theirs. */
  readonly secretPrefix: string;
}

type Agent = NonNullable<ProviderDraft['agent']>;

/** An agent that cannot be made of what was entered. */
export class AgentRefused extends Error {
  override readonly name = 'AgentRefused';
  readonly problems: readonly FieldProblem[];

  constructor(problems: readonly FieldProblem[]) {
    super(problems.map(({ path, message }) => `${path}: ${message}`).join('; '));
    this.problems = problems;
  }
}

/** The network of a provider, ready to be made. @throws AgentRefused saying field by field why it cannot be; no secret. */
export function providerNetwork(name: string, routes: readonly string[], agent: Agent, tools: ProviderTools): ConfiguredNetwork {
  const agentKind = tools.kinds.get(agent.kind);
  if (!agentKind) throw new AgentRefused([{ path: 'agent.kind', code: 'unknown-agent', message: 'There is no such kind of agent here.' }]);
  const options = structuredClone(agent.options), { mistakes, secrets } = check(fromEnvironment(agentKind.options) as JsonSchema, options);
  const found = secrets.map(({ path, env }) => ({ path, ...valueOf(env, tools) }));
  const problems = [
    ...mistakes.map(problemOf),
    ...found.flatMap(({ path, ...value }) => ('secret' in value ? [] : [{ path: fieldOf(path), code: value.code, message: value.message }])),
  ];
  if (problems.length) throw new AgentRefused(problems);
  const values = found.flatMap(({ path, ...value }) => ('secret' in value ? [{ path, secret: value.secret }] : []));
  return new ConfiguredNetwork({
    name, routes, agentKind,
    kind: agent.kind, enabled: true,
    options: values.reduce((rest: unknown, { path, secret }) => replaced(rest, path, secret), options) as Readonly<Record<string, unknown>>,
    secrets: values.map(({ secret }) => secret),
    refuse: (message, option) => new AgentRefused([{ path: fieldOf(option === undefined ? [] : [option]), code: 'not-accepted', message }]),
  });
}

function valueOf(env: string, { env: environment, secretPrefix }: ProviderTools): { readonly secret: string } | { readonly code: string; readonly message: string } {
  if (!env.startsWith(secretPrefix)) return { code: 'secret-name', message: `Only environment variables whose names begin with ${secretPrefix} can be used here.` };
  const found = secretOf(env, environment);
  return 'secret' in found ? found : { code: 'secret-missing', message: sentence(found.missing) };
}

// A mistake for which whoever draws the form may have words of their own.
const codes: Readonly<Record<string, string>> = {
  required: 'required', dependentRequired: 'required', additionalProperties: 'unknown-option', unevaluatedProperties: 'unknown-option',
  uniqueItems: 'repeated', writeOnly: 'secret-in-text',
};

function problemOf({ path, keyword = '', message }: Mistake): FieldProblem {
  return { path: fieldOf(path), code: codes[keyword] ?? 'not-accepted', message: sentence(message) };
}

const fieldOf = (path: Path): string => ['agent.options', ...path].join('.');

const sentence = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
