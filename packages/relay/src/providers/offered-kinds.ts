import type { AgentKind, ProviderAgent } from '@presence-elements/core';
import { findKind, ownKinds, type ImportModule } from '../config/agent-kinds.js';
import { fromEnvironment } from '../config/secret-schema.js';

/**
 * The kinds of agent that administrators may choose: those of ours whose packages are installed, and those that the operator
 * names besides, which have to be there.
 *
 * @throws TypeError naming one that the operator names and that cannot be had, with why.
 */
export async function offeredKinds(others: readonly string[], from: string, importModule?: ImportModule): Promise<ReadonlyMap<string, AgentKind>> {
  const kinds = new Map<string, AgentKind>();
  for (const name of new Set([...ownKinds, ...others])) {
    const found = await findKind(name, from, importModule);
    if (typeof found !== 'string') kinds.set(name, found);
    else if (others.includes(name)) throw new TypeError(`kinds: ${found}`);
  }
  return kinds;
}

/** What a form needs to know of each: secrets are named, never entered. */
export function choices(kinds: ReadonlyMap<string, AgentKind>, secretPrefix: string): readonly ProviderAgent[] {
  return [...kinds].map(([kind, { title, options }]) => ({ kind, title, options: fromEnvironment(options, secretPrefix) as ProviderAgent['options'] }));
}
