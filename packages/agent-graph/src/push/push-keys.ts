import { bytesOf, withoutPem } from './base64.js';

/** A pair of keys: Graph encrypts for the certificate, we read with the private key. */
export interface PushKey {
  /** Our own name for it, at most 128 characters: Graph tells by it which key a notification is for. */
  readonly id: string;
  /** X.509 with the public key (RSA, 2,048 to 4,096 bits), as PEM or base64. Needed of the first key only. */
  readonly certificate?: string | undefined;
  /** PKCS #8, as PEM or base64, or imported already: RSA-OAEP with SHA-1, for `decrypt`. */
  readonly privateKey: string | CryptoKey;
}

/** The keys of now, the newest first: the old one stays until nothing encrypted for it comes any more. */
export type KeySource = readonly PushKey[] | (() => readonly PushKey[]);

export const keysOf = (keys: KeySource): readonly PushKey[] => (typeof keys === 'function' ? keys() : keys);

/** @throws TypeError naming what is wrong. */
export function checkKeys(keys: readonly PushKey[]): void {
  const [newest] = keys;
  if (!newest) throw new TypeError('keys has to have one at least');
  if (!newest.certificate || !bytesOf(withoutPem(newest.certificate))) throw new TypeError('keys: the first needs its certificate, as PEM or base64');
  if (keys.some(({ id }) => !id || id.length > 128)) throw new TypeError('keys: each needs an id of at most 128 characters');
  if (new Set(keys.map(({ id }) => id)).size < keys.length) throw new TypeError('keys: two of them have the same id');
  if (keys.some(({ privateKey }) => typeof privateKey === 'string' && !bytesOf(withoutPem(privateKey)))) throw new TypeError('keys: a privateKey is neither PEM nor base64');
}

/** Private keys, imported once. */
export class KeyRing {
  readonly #source: KeySource;
  readonly #imported = new WeakMap<PushKey, Promise<CryptoKey>>();

  constructor(source: KeySource) {
    this.#source = source;
  }

  /** What Graph is to encrypt for from now on. */
  get newest(): { readonly id: string; readonly certificate: string } {
    const [key] = keysOf(this.#source);
    return { id: key!.id, certificate: withoutPem(key!.certificate ?? '') };
  }

  /** The private key of that name, if we have it. */
  async privateKey(id: unknown): Promise<CryptoKey | undefined> {
    const key = keysOf(this.#source).find(each => each.id === id);
    if (!key) return;
    if (typeof key.privateKey !== 'string') return key.privateKey;
    let imported = this.#imported.get(key);
    if (!imported) {
      const bytes = bytesOf(withoutPem(key.privateKey));
      // OAEP with SHA-1 is what Graph uses (changeNotificationEncryptedContent).
      imported = crypto.subtle.importKey('pkcs8', bytes ?? new Uint8Array(), { name: 'RSA-OAEP', hash: 'SHA-1' }, false, ['decrypt']);
      this.#imported.set(key, imported);
    }
    return imported;
  }
}
