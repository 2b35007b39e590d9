import type { ImAddress } from './address.js';
import type { AgentLink } from './agent-link.js';
import type { Presence } from './presence.js';
import { samePresence } from './same.js';
import type { Looker, Slot } from './slot.js';

/** Where an answer comes from: an agent, or nowhere, with a presence that says why. */
export interface Source {
  readonly address?: ImAddress | undefined;
  readonly link?: AgentLink | undefined;
  readonly presence?: Presence | undefined;
}

/** What a source says now; undefined while it has said nothing. */
export type Answer = Pick<Source, 'address' | 'presence'>;

export type Listener = (presence: Presence) => void;

/** How a subject reaches the rest of its registry. */
export interface SubjectHost {
  /** Where the answers for what was asked come from, now. */
  sources(): readonly Source[];
  /** Merges, and lets the policy have its say. Undefined while nothing is known. */
  combine(answers: readonly Answer[]): Presence | undefined;
  /** Look again soon: many changes at once are one. */
  soon(subject: Subject): void;
  fault(error: unknown): void;
}

type Held = Source & { readonly slot?: Slot | undefined };

/** One person as one viewer sees them: who listens, and what they were last told. */
export class Subject implements Looker {
  readonly listeners: Set<Listener> = new Set();
  readonly #host: SubjectHost;
  #held: readonly Held[] = [];
  #told: Presence | undefined;

  constructor(host: SubjectHost) {
    this.#host = host;
    this.reroute();
    this.#told = this.#look();
  }

  /** What the listeners were last told. */
  get presence(): Presence | undefined {
    return this.#told;
  }

  /** Who answers may have changed: asks those who do now, leaves those who no longer do. */
  reroute(): void {
    const before = this.#held;
    this.#held = this.#host.sources().map(source => ({ ...source, slot: source.link?.look(source.address!, this) }));
    const kept = new Set(this.#held.map(({ slot }) => slot));
    for (const { link, slot } of before) if (slot && !kept.has(slot)) link?.leave(slot, this);
    this.changed();
  }

  changed(): void {
    this.#host.soon(this);
  }

  /** Tells the listeners if the person looks different now. */
  tell(): void {
    const presence = this.#look();
    if (!presence || samePresence(presence, this.#told)) return;
    this.#told = presence;
    for (const listener of [...this.listeners]) this.call(listener, presence);
  }

  call(listener: Listener, presence: Presence): void {
    try {
      listener(presence);
    } catch (error) {
      // The page's own mistake: it must not keep others from hearing.
      this.#host.fault(error);
    }
  }

  close(): void {
    for (const { link, slot } of this.#held) if (slot) link?.leave(slot, this);
    this.#held = [];
  }

  #look(): Presence | undefined {
    return this.#host.combine(this.#held.map(({ address, slot, presence }) => ({ address, presence: presence ?? slot?.presence })));
  }
}
