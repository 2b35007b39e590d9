import type { Presence } from '@presence-elements/core';

/** What a page may style by, `:state(online)` and so on, in one string that is quick to compare. */
export function statesOf({ availability = 'unknown', stale, idle }: Partial<Presence> = {}): string {
  return availability + (stale ? ' stale' : '') + (idle && availability === 'online' ? ' idle' : '');
}

export function setStates({ states }: ElementInternals, names: string): void {
  states.clear();
  for (const name of names.split(' ')) states.add(name);
}
