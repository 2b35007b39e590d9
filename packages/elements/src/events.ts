import type { Capability, Presence, ProblemCode } from '@presence-elements/core';

/** Somebody chose a capability. `preventDefault()` keeps the library from carrying it out. */
export class PresenceActionEvent extends Event {
  /** A capability, or the id of an action that the host added to the menu. */
  readonly capability: Capability | (string & {});
  readonly presence: Presence | undefined;

  constructor(capability: Capability | (string & {}), presence: Presence | undefined) {
    super('presence-action', { bubbles: true, composed: true, cancelable: true });
    this.capability = capability;
    this.presence = presence;
  }
}

/** What an element shows has changed. */
export class PresenceChangeEvent extends Event {
  readonly presence: Presence;

  constructor(presence: Presence) {
    super('presence-change', { bubbles: true, composed: true });
    this.presence = presence;
  }
}

/** An address became unknown or stale; `problem` says why. */
export class PresenceProblemEvent extends Event {
  readonly problem: ProblemCode;

  constructor(problem: ProblemCode) {
    super('presence-problem', { bubbles: true, composed: true });
    this.problem = problem;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'presence-action': PresenceActionEvent;
    'presence-change': PresenceChangeEvent;
    'presence-problem': PresenceProblemEvent;
  }
}
