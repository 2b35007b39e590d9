import type { Config } from './config.js';
import type { ConfigChange } from './watch-config.js';

/** What was read where, and one line for each network; no option of any, so no secret. */
export function networkLines({ file, networks }: Config): readonly string[] {
  const longest = Math.max(0, ...networks.map(({ name }) => name.length));
  const lines = networks.map(({ name, kind, routes, enabled }) => `  ${name.padEnd(longest)}  ${kind}  ${routes.join(', ')}${enabled ? '' : '  (disabled)'}`);
  return [`${file} was read: ${count(networks.length)}${networks.length ? ':' : '.'}`, ...lines];
}

/** What a changed file has changed, in one line. */
export function changeLine({ config: { file }, added, replaced, removed, atRestart }: ConfigChange): string {
  const parts = [part(added, 'added'), part(replaced, 'replaced'), part(removed, 'removed'), part(atRestart, 'at the next start')].filter(Boolean);
  return `${file} was read again: ${parts.length ? parts.join('; ') : 'nothing to do'}.`;
}

const part = (names: readonly string[], what: string): string => (names.length ? `${names.join(', ')} ${what}` : '');

const count = (number: number): string => (number === 1 ? '1 network' : `${number || 'no'} networks`);
