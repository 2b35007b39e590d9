import type { Presence } from './presence.js';

/** Who is looking. */
export interface Viewer {
  readonly id: string;
  /** The viewer's own IM address, where known. */
  readonly address?: string | undefined;
  readonly roles?: readonly string[] | undefined;
  /** Whose credentials an answer was fetched with; the viewer's `id` by default. */
  readonly partition?: string | undefined;
}

/** What the organisation lets a viewer see. Applied on the way out: the cache holds unfiltered facts. */
export interface PresencePolicy {
  /** Undefined: as if nothing had been heard of the person yet. */
  view(presence: Presence, viewer: Viewer | undefined): Presence | undefined;
  /**
   * Calls back whenever the rules have changed, so that what is on screen follows at once: everything, or, where the change is about
   * few people, whatever `visit` finds to be concerned. It is shown everything that is watched, of which there may be very much.
   */
  subscribe?(changed: (visit?: (watched: Watched) => void) => void): () => void;
}

/** One person as one viewer watches them. */
export interface Watched {
  readonly viewer: Viewer | undefined;
  /** Where the person is asked for, in normal form. */
  readonly addresses: readonly string[];
  /** What is shown of the person may be something else now. */
  changed(): void;
}
