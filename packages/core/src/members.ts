import type { ImAddress } from './address.js';
import type { PresenceNetworkAgent } from './agent.js';
import { AgentLink, type LinkOptions } from './agent-link.js';
import { parseRoute, type Fit, type Route } from './route.js';
import type { Viewer } from './viewer.js';

interface Member {
  readonly agent: PresenceNetworkAgent;
  readonly fits: readonly Fit[];
  readonly key: string | undefined;
  /** One for all viewers, or one for each whose own answers they are. */
  readonly links: Map<string, AgentLink>;
}

export type OpenLink = (seat: Pick<LinkOptions, 'agent' | 'viewer'>) => AgentLink;

/** The agents of a registry: who answers for an address? */
export class Members {
  readonly #open: OpenLink;
  readonly #fault: (error: unknown) => void;
  #members: readonly Member[] = [];

  constructor(open: OpenLink, fault: (error: unknown) => void) {
    this.#open = open;
    this.#fault = fault;
  }

  get agents(): readonly PresenceNetworkAgent[] {
    return this.#members.map(({ agent }) => agent);
  }

  /** Adds an agent; returns how to remove it, or undefined where its key is taken. */
  add(agent: PresenceNetworkAgent, routes: Route | readonly Route[], key?: string): (() => boolean) | undefined {
    check(agent);
    const fits = (Array.isArray(routes) ? (routes as readonly Route[]) : [routes as Route]).map(parseRoute);
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
    const own = member.agent.audience === 'viewer' ? viewer : undefined;
    const partition = own ? (own.partition ?? own.id) : '';
    const link = member.links.get(partition) ?? this.#open({ agent: member.agent, viewer: own });
    member.links.set(partition, link);
    return link;
  }

  links(): readonly AgentLink[] {
    return this.#members.flatMap(({ links }) => [...links.values()]);
  }

  /** Forgets all agents; answers who they were. */
  clear(): readonly PresenceNetworkAgent[] {
    const { agents } = this;
    this.#members = [];
    return agents;
  }

  #memberFor(address: ImAddress): Member | undefined {
    let best: Member | undefined, bestFit = 0;
    for (const member of this.#members) {
      for (const fit of member.fits) {
        const how = this.#fit(fit, address);
        if (how > bestFit) [best, bestFit] = [member, how];
      }
    }
    return best;
  }

  #fit(fit: Fit, address: ImAddress): number {
    try {
      return fit(address);
    } catch (error) {
      this.#fault(error);
      return 0;
    }
  }

  #remove(member: Member): boolean {
    if (!this.#members.includes(member)) return false;
    this.#members = this.#members.filter(other => other !== member);
    for (const link of member.links.values()) link.close();
    return true;
  }
}

function check(agent: Partial<PresenceNetworkAgent> | undefined): void {
  if (typeof agent?.name !== 'string' || !agent.name) throw new TypeError('An agent needs a name');
  if (typeof agent.query !== 'function') throw new TypeError(`The agent '${agent.name}' needs a query function`);
}
