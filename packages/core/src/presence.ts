import type { Capability } from './capability.js';
import type { ProblemCode } from './errors.js';

/** How far a person can be reached. `unknown` is not `offline`: offline needs the network's explicit word. */
export const availabilities = ['online', 'away', 'busy', 'dnd', 'offline', 'unknown'] as const;

export type Availability = (typeof availabilities)[number];

/** What somebody is doing, beside how reachable they are: an open list (RFC 4480 §3.2 and the networks' own). */
export interface Activity {
  readonly kind: 'in-call' | 'in-meeting' | 'presenting' | 'focusing' | (string & {});
  readonly text?: string | undefined;
  /** Milliseconds since the epoch. */
  readonly until?: number | undefined;
}

/** What a person wrote about themselves. Hostile text until drawn as text. */
export interface Note {
  readonly text: string;
  readonly emoji?: string | undefined;
  /** BCP 47 language tag. */
  readonly lang?: string | undefined;
  /** Milliseconds since the epoch. */
  readonly expiresAt?: number | undefined;
}

export interface OutOfOffice {
  readonly message?: string | undefined;
  /** Milliseconds since the epoch. */
  readonly until?: number | undefined;
}

/** What a network may say of an address; every field is optional for the network and hostile until drawn as text. */
export interface PresenceFacts {
  readonly availability?: Availability | undefined;
  readonly activities?: readonly Activity[] | undefined;
  readonly note?: Note | undefined;
  /** Long inactive, though the network still calls the person available. */
  readonly idle?: boolean | undefined;
  readonly lastActiveAt?: number | undefined;
  readonly since?: number | undefined;
  readonly outOfOffice?: OutOfOffice | undefined;
  /** What is possible towards this contact, for this viewer. */
  readonly capabilities?: readonly Capability[] | undefined;
  /** How the network itself would start it. */
  readonly links?: Readonly<Partial<Record<Capability, string>>> | undefined;
  readonly confidence?: 'confirmed' | 'assumed' | undefined;
  readonly network?: string | undefined;
}

/** What is known of an address, stamped: frozen plain data that may cross copies of this library, workers and the relay. */
export interface Presence extends PresenceFacts {
  readonly address: string;
  readonly availability: Availability;
  readonly activities: readonly Activity[];
  readonly capabilities: readonly Capability[];
  /** Why it is unknown, or why it is stale. */
  readonly problem?: ProblemCode | undefined;
  /** The last known value, shown while it cannot be confirmed. */
  readonly stale: boolean;
  readonly confidence: 'confirmed' | 'assumed';
  /** Name of the agent that said so. */
  readonly agent?: string | undefined;
  /** When we heard it, by our clock: milliseconds since the epoch. */
  readonly observedAt: number;
  /** Milliseconds since the epoch; absent while a live watch vouches for it. */
  readonly expiresAt?: number | undefined;
  /** One per network, when several were merged. */
  readonly sources?: readonly Presence[] | undefined;
}
