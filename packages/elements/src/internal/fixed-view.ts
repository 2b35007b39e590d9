import { PresenceError, type AddressInput, type Presence, type PresenceView, type ProblemCode } from '@presence-elements/core';

const nothing = (): void => undefined;

/** A view that says the same for good and asks nobody. What one wants to do there is refused with `problem`. */
export function fixedView(peek: (address: AddressInput) => Presence, problem: ProblemCode): PresenceView {
  const refuse = (): Promise<never> => Promise.reject(new PresenceError(problem));
  return {
    peek,
    lookup: address => Promise.resolve(peek(address)),
    watch(address, listener) {
      listener(peek(address));
      return nothing;
    },
    perform: refuse,
    publish: refuse,
    send: refuse,
    handles: () => false,
    refresh: nothing,
  };
}
