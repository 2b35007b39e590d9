import type { ImAddress } from '@presence-elements/core';
import type { Found, Person } from '../directory.js';
import { MOST_IDS } from '../limits.js';
import type { GraphPresence } from '../read-presence.js';

/** Somebody whose changes are told, under all addresses by which they are watched. */
export interface Member {
  readonly person: Person;
  readonly addresses: readonly ImAddress[];
  /** What Graph last said of them, as a whole. */
  last?: GraphPresence | undefined;
  /** Has Graph told of a change that has not been read as a whole yet? */
  told?: boolean | undefined;
}

/** The people of one subscription. Whoever is in it stays as long as they are watched: nobody may drop out unnoticed. */
export class Crowd {
  #members: ReadonlyMap<string, Member> = new Map();

  get ids(): readonly string[] {
    return [...this.#members.keys()];
  }

  get(id: string): Member | undefined {
    return this.#members.get(id);
  }

  /** Takes the new list. Answers whether it needs another subscription, and who is watched newly or under a new address. */
  take(found: ReadonlyMap<ImAddress, Found>): { readonly changed: boolean; readonly fresh: readonly string[] } {
    const wanted = new Map<string, { person: Person; addresses: ImAddress[] }>();
    for (const [address, each] of found) {
      if (!('id' in each)) continue;
      const known = wanted.get(each.id);
      if (known) known.addresses.push(address);
      else wanted.set(each.id, { person: each, addresses: [address] });
    }
    const before = this.#members, stay = [...wanted.keys()].filter(id => before.has(id));
    const ids = [...new Set([...stay, ...wanted.keys()])].slice(0, MOST_IDS), changed = ids.length > stay.length || !ids.length;
    // Whoever left goes when others come: for them alone the subscription need not be replaced.
    const leavers = changed ? [] : [...before].filter(([id]) => !wanted.has(id)).map(([id, member]) => [id, { ...member, addresses: [] }] as const);
    this.#members = new Map<string, Member>([...ids.map(id => [id, { ...before.get(id), ...wanted.get(id)! }] as const), ...leavers]);
    const isFresh = (id: string): boolean => this.#members.get(id)!.addresses.some(({ text }) => !before.get(id)?.addresses.some(known => known.text === text));
    return { changed, fresh: ids.filter(isFresh) };
  }
}
