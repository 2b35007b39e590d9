import type { AgentKind, JsonSchema } from '@presence-elements/core';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { check } from './check.js';
import { fromEnvironment } from './secret-schema.js';
import { similar } from './similar.js';

/** Imports a module by its name; `import` itself but for tests. */
export type ImportModule = (name: string) => Promise<unknown>;

/** The kinds that are developed with this relay. Each is a package of its own that a relay needs only if it is used. */
export const ownKinds = ['xmpp', 'sip', 'web', 'graph', 'ucwa', 'matrix'] as const;

/**
 * Finds a kind of network by the name that a configuration gives it: 'xmpp' is `@presence-elements/agent-xmpp`,
 * anything like a package's name is that package. Answers in words why there is none, and what to do.
 *
 * @param from  The configuration file: packages beside it are found, too.
 */
export async function findKind(name: string, from: string, importModule: ImportModule = importFrom(from)): Promise<AgentKind | string> {
  const home = packageOf(name);
  if (!home) return `write one of ${ownKinds.map(kind => `"${kind}"`).join(', ')}, or the name of a package such as "@acme/presence-agent"`;
  try {
    const { agentKind } = (await importModule(`${home}/config.js`)) as { agentKind?: AgentKind };
    if (!isKind(agentKind)) return `the package ${home} exports no agentKind from its config.js, so it cannot be configured: register its agent in code`;
    // A schema that is none is found here, where it is known whose it is.
    check(fromEnvironment(agentKind.options) as JsonSchema, {});
    return agentKind;
  } catch (error) {
    return whyNot(name, home, error);
  }
}

// Only what a registry of packages would take: no path, no URL, no module of Node's own.
function packageOf(name: string): string | undefined {
  if (/^[a-z][a-z0-9]*$/.test(name)) return `@presence-elements/agent-${name}`;
  return /^(@[a-z0-9][a-z0-9._-]*\/[a-z0-9][a-z0-9._-]*|[a-z][a-z0-9]*[._-][a-z0-9._-]+)$/.test(name) ? name : undefined;
}

function isKind(kind: Partial<AgentKind> | undefined): kind is AgentKind {
  return typeof kind?.title === 'string' && typeof kind.options === 'object' && typeof kind.create === 'function';
}

function whyNot(name: string, home: string, error: unknown): string {
  const { code, message } = error as { code?: string; message?: string };
  if (code === 'ERR_PACKAGE_PATH_NOT_EXPORTED') return `the package ${home} has no config.js, so it cannot be configured: register its agent in code`;
  if (code !== 'ERR_MODULE_NOT_FOUND' || !message?.includes(home.split('/').at(-1)!)) return `the package ${home} cannot be loaded: ${message ?? 'it gives no reason'}`;
  const meant = home === name || (ownKinds as readonly string[]).includes(name) ? undefined : similar(name, ownKinds);
  return meant ? `there is no kind "${name}": did you mean "${meant}"?` : `the package ${home} is not installed: npm install ${home}`;
}

/** First as the relay's own dependency, then as one of whoever wrote the configuration. */
function importFrom(file: string): ImportModule {
  return async name => {
    try {
      return (await import(name)) as unknown;
    } catch (error) {
      const path = (error as { code?: string }).code === 'ERR_MODULE_NOT_FOUND' ? beside(file, name) : undefined;
      if (!path) throw error;
      return (await import(pathToFileURL(path).href)) as unknown;
    }
  };
}

function beside(file: string, name: string): string | undefined {
  try {
    return createRequire(pathToFileURL(file)).resolve(name);
  } catch {
    return undefined; // That it is not there either is told by the error that brought us here.
  }
}
