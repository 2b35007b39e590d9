import type { PresenceView } from '@presence-elements/core';
import type { PresenceScopeLike } from '../presence-scope/presence-scope-like.js';

/** Under which a scope, or any provider of the community's context protocol, offers its registry. */
export const CONTEXT_KEY: unique symbol = Symbol.for('presence-elements.context.1');

/**
 * Called by the provider at once, and again on each change. `undefined` means: wait.
 * The third argument is ours: other providers leave it out.
 */
export type RegistryCallback = (registry: PresenceView | undefined, unsubscribe?: () => void, scope?: PresenceScopeLike) => void;

/** What a provider reads of a request, whoever asks (Web Components community context protocol). */
export interface ContextRequest {
  readonly context: unknown;
  readonly contextTarget: Element;
  readonly callback: RegistryCallback;
  readonly subscribe?: boolean | undefined;
}

/** Asks the elements around for a registry. */
export class RegistryRequest extends Event implements ContextRequest {
  readonly context: unknown = CONTEXT_KEY;
  readonly contextTarget: Element;
  readonly callback: RegistryCallback;
  readonly subscribe: boolean = true;

  constructor(contextTarget: Element, callback: RegistryCallback) {
    super('context-request', { bubbles: true, composed: true });
    this.contextTarget = contextTarget;
    this.callback = callback;
  }
}
