import type { Provider, ProviderDraft } from '@presence-elements/core';

export type ProviderAction = 'add' | 'change' | 'allow' | 'block' | 'activate' | 'remove' | 'restore' | 'federation-on' | 'federation-off';

/** An administrator is about to change the list of networks. `preventDefault()` leaves it to the page. */
export class PresenceProviderChangeEvent extends Event {
  readonly action: ProviderAction;
  /** As it is; undefined for one that is added, and for federation as a whole. */
  readonly provider: Provider | undefined;
  /** What is to be set: of a new one everything, else what changes. Undefined where nothing of it is. */
  readonly draft: Partial<ProviderDraft> | undefined;

  constructor(action: ProviderAction, provider?: Provider, draft?: Partial<ProviderDraft>) {
    super('presence-provider-change', { bubbles: true, composed: true, cancelable: true });
    this.action = action;
    this.provider = provider;
    this.draft = draft;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'presence-provider-change': PresenceProviderChangeEvent;
  }
}
