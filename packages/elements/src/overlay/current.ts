import type { PresenceAnchor } from '../internal/presence-anchor.js';

/** An element that is asked about: one that knows its presence, or any other. */
export type Subject = Element & Partial<Omit<PresenceAnchor, keyof Element>>;

/** A tooltip or a menu, as whoever opens and closes them sees it. */
export interface Overlay extends PresenceAnchor {
  /** What it is about while it is open. */
  readonly subject: Subject | undefined;
  /** Set before `show`: the focus starts at the end. */
  fromEnd?: boolean | undefined;
  show(subject: Subject): void;
  hide(): void;
}

/** The one overlay of the page that is open. */
export const current: { overlay?: Overlay | undefined } = {};
