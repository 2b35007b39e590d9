import type { AgentContext, AgentKind } from '@presence-elements/core';
import { fakeAgent, type FakeAgent, type FakeAgentOptions } from '@presence-elements/testing';
import type { ImportModule } from '../src/config/agent-kinds.js';

/** A kind of network whose agents are fakes, and which remembers each that was made and of what. */
export interface FakeKind extends AgentKind {
  readonly made: FakeAgent[];
  readonly given: Readonly<Record<string, unknown>>[];
  readonly contexts: (AgentContext | undefined)[];
}

export function fakeKind(kind: string, agent: FakeAgentOptions = { push: true }): FakeKind {
  const made: FakeAgent[] = [], given: Readonly<Record<string, unknown>>[] = [], contexts: (AgentContext | undefined)[] = [];
  return {
    kind, made, given, contexts,
    title: `The ${kind} network`,
    options: {
      type: 'object', additionalProperties: false, required: ['server'],
      properties: {
        server: { type: 'string', format: 'uri', title: 'Server', description: 'Where it is.' },
        password: { type: 'string', writeOnly: true, title: 'Password', description: 'Of the account.' },
        pace: { type: 'integer', minimum: 1, default: 3, title: 'Pace', description: 'How fast.' },
        mode: { enum: ['socket', 'polling'], title: 'Mode', description: 'How.' },
        accounts: { type: 'array', title: 'Accounts', description: 'Several.', items: { type: 'object', properties: { key: { type: 'string', writeOnly: true, title: 'Key', description: 'Its key.' } } } },
      },
    },
    create(options, context) {
      if (options.server === 'wss://refused.example') throw new TypeError(`server: refused for ${String(options.password)}`);
      const one = fakeAgent({ name: kind, ...agent });
      made.push(one);
      given.push(options);
      contexts.push(context);
      return one;
    },
  };
}

/** Imports only these packages, by the module that each is configured by. */
export function packages(modules: Readonly<Record<string, unknown>>): ImportModule {
  return name => {
    if (Object.hasOwn(modules, name)) return Promise.resolve(modules[name]);
    return Promise.reject(Object.assign(new Error(`Cannot find package '${name.split('/').slice(0, 2).join('/')}' imported from here`), { code: 'ERR_MODULE_NOT_FOUND' }));
  };
}

/** Our own kinds as if they were installed: 'xmpp', … */
export function installed(...kinds: readonly FakeKind[]): ImportModule {
  return packages(Object.fromEntries(kinds.map(kind => [`@presence-elements/agent-${kind.kind}/config.js`, { agentKind: kind }])));
}
