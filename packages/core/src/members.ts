import type { ImAddress } from './address.js';
import type { PresenceNetworkAgent } from './agent.js';
import { AgentLink } from './agent-link.js';
import type { Host } from './host.js';
import { parseRoute, type Fit, type Route } from './route.js';
import type { Viewer } from './viewer.js';

// Viewers whose own answers are remembered although they look at nothing; more come to a server in a day.
const MOST_VIEWERS = 1000;

interface Member {
  readonly agent: PresenceNetworkAgent;
  readonly fits: readonly Fit[];
  readonly key: string | undefined;
  /** One for all viewers, or one for each whose own answers they are. */
  readonly links: Map<string, AgentLink>;
}

/** The agents of a registry: who answers for an address? */
export class Members {
  readonly #host: Host;
  #members: readonly Member[] = [];

  constructor(host: Host) {
    this.#host = host;
  }

  get agents(): readonly PresenceNetworkAgent[] {
    return this.#members.map(({ agent }) => agent);
  }

  get links(): readonly AgentLink[] {
    return this.#members.flatMap(({ links }) => [...links.values()]);
  }

  /** Adds an agent; returns how to remove it, or undefined where its key is taken. */
  add(agent: PresenceNetworkAgent, routes: Route | readonly Route[], key?: string): (() => boolean) | undefined {
    check(agent);
    const fits = [routes].flat().map(route => parseRoute(route));
    if (key !== undefined && this.#members.some(member => member.key === key)) return;
    const member: Member = { agent, fits, key, links: new Map() };
    this.#members = [...this.#members, member];
    return () => this.#remove(member);
  }

  /** The agent whose route is the most specific; among equals the first. */
  agentFor(address: ImAddress): PresenceNetworkAgent | undefined {
    return this.#memberFor(address)?.agent;
  }

  linkFor(address: ImAddress, viewer: Viewer | undefined): AgentLink | undefined {
    const member = this.#memberFor(address);
    if (!member) return;
    const { agent, links } = member, own = (agent.audience ?? 'shared') === 'shared' ? undefined : viewer;
    // One viewer's id may be another's partition.
    const partition = own ? (own.partition === undefined ? `@${own.id}` : `#${own.partition}`) : '';
    const link = links.get(partition) ?? new AgentLink(this.#host, agent, own);
    links.delete(partition);
    links.set(partition, link);
    if (links.size > MOST_VIEWERS) forgetOldest(links);
    return link;
  }

  /** Forgets all agents. */
  clear(): void {
    for (const member of this.#members) this.#remove(member);
  }

  #memberFor(address: ImAddress): Member | undefined {
    let best: Member | undefined, bestFit = 0;
    for (const member of this.#members) {
      for (const fit of member.fits) {
        const how = this.#try(fit, address);
        if (how > bestFit) [best, bestFit] = [member, how];
      }
    }
    return best;
  }

  #try(fit: Fit, address: ImAddress): number {
    try {
      return fit(address);
    } catch (error) {
      this.#host.fault(error);
      return 0;
    }
  }

  #remove(member: Member): boolean {
    const before = this.#members;
    this.#members = before.filter(other => other !== member);
    for (const link of member.links.values()) link.close();
    member.links.clear();
    return this.#members.length < before.length;
  }
}

function forgetOldest(links: Map<string, AgentLink>): void {
  for (const [partition, link] of links) {
    if (link.isBusy) continue;
    link.close();
    links.delete(partition);
    return;
  }
}

function check(agent: Partial<PresenceNetworkAgent> | undefined): void {
  if (typeof agent?.name !== 'string' || !agent.name) throw new TypeError('An agent needs a name');
  if (typeof agent.query !== 'function') throw new TypeError(`The agent '${agent.name}' needs a query function`);
}
