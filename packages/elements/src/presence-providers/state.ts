import type { Provider } from '@presence-elements/core';
import type { ProviderState } from '../i18n/providers-messages.js';

/** Whether a network is asked at the moment, and if not, why: the reason that an administrator comes across first. */
export function stateOf({ kind, allowed, active }: Provider, federation: boolean): ProviderState {
  if (!allowed) return 'blocked';
  if (kind === 'enterprise') return active ? 'active' : 'inactive';
  return federation ? 'allowed' : 'federation-off';
}
