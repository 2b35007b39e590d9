import { splitAddresses, unknownPresence, type AddressInput, type Presence, type PresenceView } from '@presence-elements/core';
import { fixedView } from '../internal/fixed-view.js';

const peek = (address: AddressInput, now: number = Date.now()): Presence =>
  unknownPresence(splitAddresses(address)[0] ?? '', 'network-disabled', now);

/** What is seen where presence is switched off: every address is `unknown` / `network-disabled`, and nobody is asked. */
export const disabledView: PresenceView = fixedView(address => peek(address), 'network-disabled');
