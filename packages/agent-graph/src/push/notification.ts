import type { EncryptedContent } from './decrypt.js';
import { sameSecret } from './same-secret.js';

/** One item of a changeNotificationCollection, as far as anybody looks at it. */
export interface Notification {
  readonly subscriptionId: string;
  /** What happened to the subscription itself; undefined where a person's presence changed. */
  readonly lifecycleEvent?: string | undefined;
  /** Object id of the person. */
  readonly userId?: string | undefined;
  readonly encrypted?: EncryptedContent | undefined;
  /** The same for each delivery of one notification, where it can be told. */
  readonly key?: string | undefined;
}

interface Item {
  readonly id?: unknown;
  readonly subscriptionId?: unknown;
  readonly clientState?: unknown;
  readonly lifecycleEvent?: unknown;
  readonly resourceData?: { readonly id?: unknown } | null;
  readonly encryptedContent?: EncryptedContent | null;
}

/** What was sent, without whatever does not know our secret; empty where it is nothing of Graph's. */
export function notificationsIn(text: string, clientState: string): { readonly notifications: readonly Notification[]; readonly tokens: unknown } {
  const body = parse(text), { value, validationTokens: tokens } = (body ?? {}) as { readonly value?: unknown; readonly validationTokens?: unknown };
  const items = Array.isArray(value) ? (value as (Item | null)[]) : [];
  return { tokens, notifications: items.flatMap(item => (sameSecret(clientState, item?.clientState) ? read(item!) : [])) };
}

function read({ id, subscriptionId, lifecycleEvent, resourceData, encryptedContent }: Item): readonly Notification[] {
  if (typeof subscriptionId !== 'string') return [];
  const signature = encryptedContent?.dataSignature, key = typeof signature === 'string' ? signature : id;
  return [{
    subscriptionId,
    lifecycleEvent: typeof lifecycleEvent === 'string' ? lifecycleEvent : undefined,
    userId: typeof resourceData?.id === 'string' ? resourceData.id.toLowerCase() : undefined,
    encrypted: encryptedContent ?? undefined,
    key: typeof key === 'string' ? key : undefined,
  }];
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // Whoever sent it is not Graph.
  }
}
