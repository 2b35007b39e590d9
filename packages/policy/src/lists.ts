import { parseAddress, parseRoute, type Fit, type ImAddress } from '@presence-elements/core';

/** A list of people and domains, ready to be asked. */
export interface PeopleList {
  readonly people: ReadonlySet<string>;
  readonly fits: readonly Fit[];
}

/**
 * One person under whatever scheme: `sip:Ada@corp.example`, `xmpp:ada@corp.example` and `ada@corp.example` are one.
 * An address itself. What has no domain (`aim:ada`) is known by its network.
 */
export function personOf({ user, domain, text }: ImAddress): string {
  return domain ? `${user.toLowerCase().replaceAll('%', '%25')}@${domain}` : text;
}

/**
 * Reads an Allow or Block list: people (`ada@corp.example`, `aim:ada`), domains (`corp.example`), all domains below one
 * (`*.corp.example`, without itself, as in routes), whole networks (`aim:`), everybody (`*`).
 */
export function readList(entries: readonly string[]): PeopleList {
  const people = new Set<string>(), fits: Fit[] = [];
  for (const entry of entries) {
    const address = parseAddress(entry);
    if (address) people.add(personOf(address));
    else fits.push(...routes([entry]));
  }
  return { people, fits };
}

export function isOn({ people, fits }: PeopleList, address: ImAddress): boolean {
  return people.has(personOf(address)) || fits.some(fit => fit(address) > 0);
}

/** How well each route fits. Settings are checked where they are written: what is no route all the same fits nobody. */
export function routes(texts: readonly string[]): readonly Fit[] {
  return texts.flatMap(text => {
    try {
      return typeof text === 'string' ? [parseRoute(text.trim())] : [];
    } catch {
      return []; // One bad line must not take the others along.
    }
  });
}
