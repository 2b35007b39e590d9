import { parseAddress, type ImAddress } from './address.js';
import { Alarm } from './alarm.js';
import type { Capability } from './capability.js';
import type { ProblemCode } from './errors.js';
import { settingsOf, type Host, type Settings } from './host.js';
import type { Identities } from './identities.js';
import { Members } from './members.js';
import { mergePresence } from './merge.js';
import type { Presence } from './presence.js';
import type { CapabilityHandler, RegistryEvent, RegistryOptions } from './presence-registry.js';
import { unknownPresence } from './stamp.js';
import type { Source, Subject, SubjectHost } from './subject.js';
import type { Viewer } from './viewer.js';

// Agents may be registered a moment after the first icon asks (milliseconds).
const PATIENCE = 3000;
// A developer who has not looked after so many lines will not (and a server's log must not be filled by strangers).
const MOST_ORPHANS = 100;
// A thousand pages that wake together must not ask together (milliseconds).
const SPREAD = 1000;

/** What all views of one registry share. */
export class Engine implements Host, SubjectHost {
  readonly settings: Settings;
  readonly alarm: Alarm;
  readonly members: Members;
  identities: Identities | undefined;
  readonly handlers: Map<Capability, CapabilityHandler> = new Map();
  readonly subjects: Map<string, Subject> = new Map();
  readonly events: Set<(event: RegistryEvent) => void> = new Set();
  /** By domain, the first address that nobody handles; undefined once the developer was told. */
  readonly #orphans = new Map<string, ImAddress | undefined>();
  readonly #unsubscribe: (() => void) | undefined;
  paused = false;

  constructor(options: RegistryOptions) {
    this.settings = settingsOf(options);
    this.alarm = new Alarm(this.settings.now, this.settings.schedule);
    this.members = new Members(this);
    this.#unsubscribe = this.settings.policy?.subscribe?.(visit => this.subjects.forEach(typeof visit === 'function' ? visit : subject => subject.changed()));
    // The machine slept, or its clock was set: an open socket proves nothing, so start afresh.
    this.alarm.onjump = since => {
      if (this.paused) return;
      this.pause(since);
      this.resume();
    };
  }

  sources(inputs: readonly string[], viewer: Viewer | undefined, ask = true): readonly Source[] {
    const sources = inputs.flatMap(input => {
      const { addresses, problem } = this.identities?.of(input, viewer, ask) ?? { addresses: [input], problem: undefined };
      return problem ? [this.#nowhere(input, problem)] : addresses.map(address => this.#source(address, viewer));
    });
    if (!sources.length) sources.push(this.#nowhere('', 'bad-address'));
    // Two ways to write an address are one source.
    return [...new Map(sources.map(source => [source.slot.address.text, source])).values()];
  }

  /** Merges, and lets the policy have its say. */
  combine(sources: readonly Source[], viewer: Viewer | undefined): Presence | undefined {
    const { merge, policy } = this.settings, now = this.alarm.now();
    const shown = sources.map(({ slot }) => slot.show());
    if (!shown.some(Boolean)) return;
    try {
      const all = shown.map((presence, at) => presence ?? unknownPresence(sources[at]!.slot.address.text, 'pending', now));
      const merged = mergePresence(all, merge);
      if (!policy) return merged;
      // Which one the host's own rule picks would tell of those that the policy hides: it is shown all of them.
      return policy.view(typeof merge === 'function' && all.length > 1 ? { ...merged, sources: all } : merged, viewer);
    } catch (error) {
      // The host's own rule failed: nothing may pass it, and nothing may break.
      this.fault(error);
      return unknownPresence(sources[0]!.slot.address.text, 'agent-fault', now);
    }
  }

  rerouteSoon(): void {
    this.alarm.after(0, this.#reroute);
  }

  pause(since: number = this.alarm.now()): void {
    this.paused = true;
    for (const link of this.members.links) link.pause(since);
  }

  resume(): void {
    if (!this.paused) return;
    this.paused = false;
    const time = this.alarm.now() + this.settings.random() * SPREAD;
    for (const link of this.members.links) link.resume(time);
  }

  dispose(): void {
    const agents = new Set(this.members.agents);
    this.#unsubscribe?.();
    this.subjects.clear();
    this.members.clear();
    this.identities?.close();
    for (const agent of agents) this.guard(() => agent.dispose?.());
    this.alarm.stop();
  }

  emit(event: RegistryEvent): void {
    for (const listener of [...this.events]) {
      try {
        listener(event);
      } catch (error) {
        // Who fails on hearing of a fault need not hear of that one, too.
        if (event.type === 'fault') console.error(error);
        else this.fault(error);
      }
    }
  }

  fault(error: unknown): void {
    console.error('[presence-elements]', error);
    this.emit({ type: 'fault', error });
  }

  guard(run: () => void): void {
    try {
      run();
    } catch (error) {
      this.fault(error);
    }
  }

  #source(input: string, viewer: Viewer | undefined): Source {
    const address = parseAddress(input);
    if (!address) return this.#nowhere(input, 'bad-address');
    const link = this.members.linkFor(address, viewer);
    if (link) return { link, slot: link.slot(address) };
    this.#orphan(address);
    return this.#nowhere(address.text, 'no-agent');
  }

  #nowhere(text: string, problem: ProblemCode): Source {
    const presence = unknownPresence(text, problem, this.alarm.now());
    return { slot: { address: { text }, show: () => presence } };
  }

  #orphan(address: ImAddress): void {
    const place = address.domain || `${address.scheme} addresses`;
    if (this.#orphans.has(place) || this.#orphans.size >= MOST_ORPHANS) return;
    this.#orphans.set(place, address);
    this.alarm.after(PATIENCE, this.#tellOrphans);
  }

  readonly #tellOrphans = (): void => {
    for (const [place, address] of this.#orphans) {
      if (!address) continue;
      if (this.members.agentFor(address)) {
        this.#orphans.delete(place);
        continue;
      }
      this.#orphans.set(place, undefined);
      console.info(`[presence-elements] No agent for ${place}: register one or <meta name="presence-relay">`);
      this.emit({ type: 'no-agent', address });
    }
  };

  readonly #reroute = (): void => this.subjects.forEach(subject => subject.reroute());
}
