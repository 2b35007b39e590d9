import { PresenceError, splitAddresses, unknownPresence, type AddressInput, type Presence, type PresenceView } from '@presence-elements/core';

const peek = (address: AddressInput, now: number = Date.now()): Presence =>
  unknownPresence(splitAddresses(address)[0] ?? '', 'network-disabled', now);
const refuse = (): Promise<never> => Promise.reject(new PresenceError('network-disabled'));
const nothing = (): void => undefined;

/** What is seen where presence is switched off: every address is `unknown` / `network-disabled`, and nobody is asked. */
export const disabledView: PresenceView = {
  peek: address => peek(address),
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
