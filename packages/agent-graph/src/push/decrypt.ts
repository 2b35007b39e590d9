import { bytesOf } from './base64.js';
import type { KeyRing } from './push-keys.js';

/** What Graph encrypts of a changed resource (changeNotificationEncryptedContent). */
export interface EncryptedContent {
  readonly data?: unknown;
  readonly dataSignature?: unknown;
  readonly dataKey?: unknown;
  readonly encryptionCertificateId?: unknown;
}

/**
 * The resource in a notification; undefined where it is not for one of our keys, or not as it was signed. Nothing is
 * decrypted before its signature is found to be right.
 */
export async function decrypt({ data, dataSignature, dataKey, encryptionCertificateId }: EncryptedContent, keys: KeyRing): Promise<unknown> {
  const [payload, signature, wrapped] = [bytesOf(data), bytesOf(dataSignature), bytesOf(dataKey)];
  if (!payload || !signature || !wrapped) return;
  try {
    const privateKey = await keys.privateKey(encryptionCertificateId);
    if (!privateKey) return;
    const secret = await crypto.subtle.decrypt({ name: 'RSA-OAEP' }, privateKey, wrapped);
    const mac = await crypto.subtle.importKey('raw', secret, { name: 'HMAC', hash: 'SHA-256' }, false, ['verify']);
    if (!await crypto.subtle.verify('HMAC', mac, signature, payload)) return;
    const key = await crypto.subtle.importKey('raw', secret, 'AES-CBC', false, ['decrypt']);
    // The key serves once, so its own first 16 bytes are the initialisation vector.
    const text = await crypto.subtle.decrypt({ name: 'AES-CBC', iv: secret.slice(0, 16) }, key, payload);
    return JSON.parse(new TextDecoder().decode(text)) as unknown;
  } catch {
    return; // Whatever cannot be read was not written for us.
  }
}
