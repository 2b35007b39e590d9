import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Presence, PresenceView } from '@presence-elements/core';
import { findRegistry } from '../controllers/find-registry.js';
import { stayAlive } from './stay-alive.js';

type Host = ReactiveControllerHost & Element & { readonly address: string; readonly registry: PresenceView | undefined };

/** Watches my own presence where the element stands, and keeps me alive there. */
export class OwnController implements ReactiveController {
  /** How others see me; undefined while nothing is known, or no address says who I am. */
  presence: Presence | undefined;
  readonly #host: Host;
  #found: PresenceView | undefined;
  #followed: readonly [PresenceView | undefined, string] = [undefined, ''];
  #leave: (() => void) | undefined;
  #stop: readonly (() => void)[] = [];

  constructor(host: Host) {
    this.#host = host;
    host.addController(this);
  }

  get view(): PresenceView | undefined {
    return this.#host.registry ?? this.#found;
  }

  hostConnected(): void {
    this.#leave = findRegistry(this.#host, registry => {
      this.#found = registry;
      this.#host.requestUpdate();
    });
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#leave?.();
    this.#follow(undefined, '');
  }

  hostUpdate(): void {
    if (this.#host.isConnected) this.#follow(this.view, this.#host.address.trim());
  }

  #follow(view: PresenceView | undefined, address: string): void {
    if (view === this.#followed[0] && address === this.#followed[1]) return;
    for (const stop of this.#stop) stop();
    this.#followed = [view, address];
    this.presence = undefined;
    this.#stop = view ? [stayAlive(view, address), address ? view.watch(address, this.#see) : (): void => undefined] : [];
  }

  readonly #see = (presence: Presence): void => {
    this.presence = presence;
    this.#host.requestUpdate();
  };
}
