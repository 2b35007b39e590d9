import { parseAddress, type ImAddress } from './address.js';
import type { PresenceNetworkAgent } from './agent.js';
import { AgentLink } from './agent-link.js';
import { Alarm } from './alarm.js';
import type { Capability } from './capability.js';
import { Identities } from './identities.js';
import { Members } from './members.js';
import { mergePresence } from './merge.js';
import { orphans } from './orphans.js';
import type { Presence } from './presence.js';
import type { CapabilityHandler, RegistryEvent, RegistryOptions } from './presence-registry.js';
import { unknownPresence } from './stamp.js';
import type { Answer, Source, Subject } from './subject.js';
import type { Viewer } from './viewer.js';

/** What all views of one registry share. */
export class Engine {
  readonly alarm: Alarm;
  readonly members: Members;
  readonly identities: Identities | undefined;
  readonly handlers: Map<Capability, CapabilityHandler> = new Map();
  readonly subjects: Map<string, Subject> = new Map();
  readonly events: Set<(event: RegistryEvent) => void> = new Set();
  readonly timeout: number;
  readonly random: () => number;
  readonly #options: RegistryOptions;
  readonly #dirty = new Set<Subject>();
  readonly #orphan: (address: ImAddress) => void;
  readonly #unsubscribe: (() => void) | undefined;
  #paused = false;

  constructor(options: RegistryOptions) {
    const { resolve, policy, timeout = 10_000, failureTtl = 10_000, random = Math.random } = this.#options = options;
    const alarm = this.alarm = new Alarm(options.now ?? Date.now, options.schedule ?? schedule);
    this.timeout = timeout;
    this.random = random;
    this.members = new Members(({ agent, viewer }) => this.#open(agent, viewer), error => this.fault(error));
    this.identities = resolve && new Identities({ alarm, resolve, timeout, failureTtl, random, changed: this.rerouteSoon });
    this.#orphan = orphans(alarm, address => this.emit({ type: 'no-agent', address }), address => !this.members.agentFor(address));
    this.#unsubscribe = policy?.subscribe?.(() => this.subjects.forEach(subject => subject.changed()));
    // The machine slept, or its clock was set: an open socket proves nothing, so start afresh.
    alarm.onjump = () => { if (!this.#paused) { this.pause(); this.resume(); } };
  }

  /** Where the answers for what was asked come from, now. */
  sources(inputs: readonly string[], viewer: Viewer | undefined, ask = true): readonly Source[] {
    return inputs.flatMap(input => {
      const { addresses, problem } = this.identities?.of(input, viewer, ask) ?? { addresses: [input], problem: undefined };
      return problem ? [{ presence: unknownPresence(input, problem, this.alarm.now()) }] : addresses.map(address => this.#source(address, viewer));
    });
  }

  /** Merges, and lets the policy have its say. */
  combine(answers: readonly Answer[], viewer: Viewer | undefined): Presence | undefined {
    if (!answers.some(({ presence }) => presence)) return;
    const { merge, policy } = this.#options, now = this.alarm.now();
    try {
      const merged = mergePresence(answers.map(({ presence, address }) => presence ?? unknownPresence(address!.text, 'pending', now)), merge);
      return policy ? policy.view(merged, viewer) : merged;
    } catch (error) {
      // The host's own rule failed: nothing may pass it, and nothing may break.
      this.fault(error);
      return unknownPresence(answers[0]!.presence?.address ?? answers[0]!.address!.text, 'agent-fault', now);
    }
  }

  soon(subject: Subject): void {
    this.#dirty.add(subject);
    this.alarm.at(this.alarm.now(), this.#tell);
  }

  readonly rerouteSoon = (): void => this.alarm.at(this.alarm.now(), this.#reroute);

  pause(): void {
    this.#paused = true;
    for (const link of this.members.links()) link.pause();
  }

  resume(): void {
    if (!this.#paused) return;
    this.#paused = false;
    // A thousand pages that wake together must not ask together (milliseconds).
    const time = this.alarm.now() + this.random() * 1000;
    for (const link of this.members.links()) link.resume(time);
  }

  dispose(): void {
    this.#unsubscribe?.();
    this.subjects.forEach(subject => subject.close());
    this.subjects.clear();
    this.members.links().forEach(link => link.close());
    this.identities?.close();
    for (const agent of this.members.clear()) this.guard(() => agent.dispose?.());
    this.alarm.stop();
  }

  emit(event: RegistryEvent): void {
    for (const listener of [...this.events]) this.guard(() => listener(event));
  }

  /** Something that is not ours went wrong: told, and kept from doing harm. */
  fault(error: unknown): void {
    console.error('[presence-elements]', error);
    for (const listener of [...this.events]) {
      try { listener({ type: 'fault', error }); } catch { /* A listener that fails on a fault has been heard above. */ }
    }
  }

  guard(run: () => void): void {
    try { run(); } catch (error) { this.fault(error); }
  }

  #source(input: string, viewer: Viewer | undefined): Source {
    const address = parseAddress(input);
    const now = this.alarm.now();
    if (!address) return { presence: unknownPresence(input, 'bad-address', now) };
    const link = this.members.linkFor(address, viewer);
    if (link) return { address, link };
    this.#orphan(address);
    return { presence: unknownPresence(address.text, 'no-agent', now) };
  }

  #open(agent: PresenceNetworkAgent, viewer: Viewer | undefined): AgentLink {
    const { ttl = 60_000, failureTtl = 10_000, maxStale = 300_000, maxEntries = 5000 } = this.#options;
    const link = new AgentLink({
      agent, viewer, alarm: this.alarm, timeout: this.timeout, maxEntries,
      terms: { agent: agent.name, ttl: agent.limits?.ttl ?? ttl, failureTtl, maxStale, random: this.random },
      emit: event => (event.type === 'fault' ? this.fault(event.error) : this.emit(event)),
      changed: slot => slot.lookers.forEach(looker => looker.changed()),
    });
    if (this.#paused) link.pause();
    return link;
  }

  readonly #tell = (): void => {
    const dirty = [...this.#dirty];
    this.#dirty.clear();
    for (const subject of dirty) subject.tell();
  };

  readonly #reroute = (): void => this.subjects.forEach(subject => subject.reroute());
}

const schedule = (run: () => void, delay: number): (() => void) => {
  const handle = setTimeout(run, delay);
  return () => clearTimeout(handle);
};
