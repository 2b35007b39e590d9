import type { Presence, PresenceView } from '@presence-elements/core';

/** One watch at a time: of the person, and through the registry, that an element is about now. */
export class PresenceWatch {
  /** What is known of them; undefined while nothing is. */
  presence: Presence | undefined;
  readonly #changed: (before: Presence | undefined) => void;
  #view: PresenceView | undefined;
  #key = '';
  #unwatch: (() => void) | undefined;

  constructor(changed: (before: Presence | undefined) => void) {
    this.#changed = changed;
  }

  /** Watches these addresses through this registry, if `on`; what is watched already goes on. */
  follow(view: PresenceView | undefined, addresses: readonly string[], on: boolean): void {
    const key = addresses.join(' ');
    if (view !== this.#view || key !== this.#key) {
      this.#stop();
      this.#view = view;
      this.#key = key;
      // Somebody else's presence must not stay, not even for a moment.
      this.#take(undefined);
    }
    if (on && view && key) this.#unwatch ??= view.watch(addresses, presence => this.#take(presence));
    else this.#stop();
  }

  #stop(): void {
    this.#unwatch?.();
    this.#unwatch = undefined;
  }

  #take(presence: Presence | undefined): void {
    const before = this.presence;
    this.presence = presence;
    if (presence !== before) this.#changed(before);
  }
}
