import { PresenceError, problemOf } from '@presence-elements/core';
import type { Credential } from '../credential.js';
import type { GraphClient } from '../graph-client.js';
import type { KeyRing } from './push-keys.js';

export interface Subscription {
  readonly id: string;
  /** Milliseconds since the epoch, our clock. */
  readonly expiresAt: number;
  /** The key that Graph encrypts for. */
  readonly keyId: string;
}

export interface SubscriptionOptions {
  readonly client: GraphClient;
  readonly credential: Credential;
  readonly keys: KeyRing;
  readonly notificationUrl: string;
  readonly lifecycleNotificationUrl: string;
  readonly clientState: string;
  readonly now: () => number;
}

// Graph gives an hour by its clock, and refuses more; ours may be five minutes ahead (milliseconds).
const LIFETIME = 55 * 60_000;

/** Subscriptions to people's presence, as Graph keeps them. */
export class Subscriptions {
  readonly #options: SubscriptionOptions;
  #swept = false;

  constructor(options: SubscriptionOptions) {
    this.#options = options;
  }

  /** One subscription for up to 650 people; Graph allows one for each application and user. */
  async create(ids: readonly string[], signal: AbortSignal): Promise<Subscription> {
    try {
      const made = await this.#post(ids, signal);
      this.#swept = false;
      return made;
    } catch (error) {
      // One that we left behind when this process last ended would be in the way for an hour.
      if (this.#swept || /^(signed-out|rate-limited|timeout)$/.test(problemOf(error).problem)) throw error;
      if (!await this.#sweep(signal)) throw error;
      return this.#post(ids, signal);
    }
  }

  /** Another hour, and the newest key where there is a new one. */
  async renew({ id, keyId }: Subscription, signal: AbortSignal): Promise<Subscription> {
    const { keys: { newest }, now } = this.#options, end = now() + LIFETIME;
    const key = newest.id !== keyId && { encryptionCertificate: newest.certificate, encryptionCertificateId: newest.id };
    await this.#request('PATCH', `/${encodeURIComponent(id)}`, signal, { expirationDateTime: new Date(end).toISOString(), ...key });
    return { id, expiresAt: end, keyId: newest.id };
  }

  /** Whether or not it is still there. */
  async remove({ id }: Pick<Subscription, 'id'>, signal: AbortSignal): Promise<void> {
    await this.#request('DELETE', `/${encodeURIComponent(id)}`, signal).catch((error: unknown) => {
      if (problemOf(error).problem !== 'not-found') throw error;
    });
  }

  async #post(ids: readonly string[], signal: AbortSignal): Promise<Subscription> {
    const { keys: { newest }, notificationUrl, lifecycleNotificationUrl, clientState, now } = this.#options, end = now() + LIFETIME;
    const made = (await this.#request('POST', '', signal, {
      changeType: 'updated', notificationUrl, lifecycleNotificationUrl, clientState,
      resource: `/communications/presences?$filter=id in (${ids.map(id => `'${id}'`).join(',')})`,
      expirationDateTime: new Date(end).toISOString(),
      includeResourceData: true, encryptionCertificate: newest.certificate, encryptionCertificateId: newest.id,
    })) as { readonly id?: unknown } | undefined | null;
    if (typeof made?.id !== 'string') throw new PresenceError('unreachable', 'What answers is not Graph');
    return { id: made.id, expiresAt: end, keyId: newest.id };
  }

  /** Ends what is ours of an earlier life. Was there anything? */
  async #sweep(signal: AbortSignal): Promise<boolean> {
    const { value } = ((await this.#request('GET', '', signal)) ?? {}) as { readonly value?: unknown };
    this.#swept = true;
    const all = Array.isArray(value) ? (value as ({ readonly id?: unknown; readonly resource?: unknown; readonly notificationUrl?: unknown } | null)[]) : [];
    const ours = all.filter(each => each?.notificationUrl === this.#options.notificationUrl && /^\/?communications\/presences\b/i.test(String(each.resource)));
    for (const { id } of ours as { readonly id: string }[]) await this.remove({ id }, signal);
    return ours.length > 0;
  }

  #request(method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, signal: AbortSignal, body?: unknown): Promise<unknown> {
    return this.#options.client.request(this.#options.credential, `/subscriptions${path}`, { method, body, signal });
  }
}
