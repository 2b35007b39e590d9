import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Availability, Presence, PresenceView } from '@presence-elements/core';
import { nobody, Reachability, type Surroundings } from './reachability.js';

/** What of a list has to do with its order by availability. */
export interface Ordered {
  readonly view: PresenceView | undefined;
  readonly addresses: ReadonlySet<string>;
  /** Is that the order that is wanted? */
  readonly isWanted: boolean;
}

/** Keeps a list in the order of availabilities, but lets no row move under a pointer or a focus. */
export class OrderController implements ReactiveController {
  /** Another each time that availabilities are taken in. */
  version = 0;
  /** The order waits until nobody uses the list any more. */
  isHeld = false;
  readonly #host: ReactiveControllerHost & Element;
  readonly #isInUse: () => boolean;
  readonly #reach: Reachability;
  #isNear = false;

  constructor(host: ReactiveControllerHost & Element, isInUse: () => boolean, surroundings?: Surroundings) {
    this.#host = host;
    this.#isInUse = isInUse;
    this.#reach = new Reachability(() => this.#due(), surroundings);
    host.addController(this);
  }

  /** Of which moment it is, in milliseconds since the epoch; undefined where it follows each change. */
  get asOf(): number | undefined {
    return this.#reach.asOf;
  }

  readonly availabilityOf = (address: string): Availability => this.#reach.of(address);

  /** Nobody is watched for the order of a list that nobody sees. */
  set isNear(near: boolean) {
    this.#isNear = near;
    this.#host.requestUpdate();
  }

  /** Call it after each update. */
  follow({ view, addresses, isWanted }: Ordered): void {
    if (this.#host.isConnected) this.#reach.follow(view, this.#isNear && isWanted ? addresses : nobody);
  }

  /** An icon in the list has heard. */
  tell(presence: Presence): void {
    this.#reach.tell(presence);
    this.#host.requestUpdate();
  }

  /** Nobody points at a row any more, nor has one the focus. */
  readonly left = (): void => {
    if (this.isHeld) this.#due();
  };

  /** Somebody wants the order as it is now. */
  readonly again = (): void => {
    this.#reach.renew();
    this.#take();
  };

  hostDisconnected(): void {
    this.#isNear = this.isHeld = false;
    this.#reach.follow(undefined, nobody);
  }

  #due(): void {
    this.isHeld = this.#reach.isOutdated && this.#isInUse();
    if (this.isHeld) this.#host.requestUpdate();
    else this.#take();
  }

  #take(): void {
    this.#reach.take();
    this.isHeld = false;
    this.version++;
    this.#host.requestUpdate();
  }
}
