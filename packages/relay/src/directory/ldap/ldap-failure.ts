import { PresenceError, type ProblemCode } from '@presence-elements/core';

/** Why a directory could not be read, where neither the network nor TLS says it. */
export class LdapFailure extends Error {
  override readonly name: string = 'LdapFailure';
  readonly reason: 'closed' | 'no-ldap' | 'too-much' | 'timeout' | 'refused';
  /** The result code of a refusal (RFC 4511 appendix A). */
  readonly result: number;

  constructor(reason: LdapFailure['reason'], result = 0) {
    super(reason);
    this.reason = reason;
    this.result = result;
  }
}

type Words = readonly [code: ProblemCode, message: string];

const reasons: Readonly<Record<LdapFailure['reason'], Words>> = {
  'closed': ['unreachable', 'The directory ended the connection in the middle.'],
  'no-ldap': ['unreachable', 'What answers there does not speak LDAP.'],
  'too-much': ['no-data', 'The directory sends more than is read of one: narrow it down with base and filter.'],
  'timeout': ['timeout', 'The directory did not answer in time.'],
  'refused': ['unreachable', 'The directory refuses to answer'],
};

// RFC 4511 appendix A.
const results: Readonly<Record<number, Words>> = {
  1: ['forbidden', 'The directory refuses to answer whoever has not signed in.'],
  3: ['timeout', 'The search takes longer than the directory allows: narrow it down with base and filter.'],
  4: ['no-data', 'The directory gives no more entries than its limit allows, so that some would be missing: have the limit for this reader raised, or narrow the search down with base and filter.'],
  8: ['forbidden', 'The directory insists on encryption, or on another way to sign in.'],
  10: ['not-found', 'This directory refers to another one for the base: give the address of that one.'],
  11: ['no-data', 'The directory gives no more entries than an administrator’s limit allows.'],
  12: ['unreachable', 'The directory does not give its entries in pages.'],
  13: ['forbidden', 'The directory insists on encryption.'],
  32: ['not-found', 'There is no such base in this directory, or whoever asks may not see it.'],
  34: ['not-found', 'The base, or the name of who signs in, is no name of an entry.'],
  48: ['forbidden', 'The directory lets nobody sign in in this way.'],
  49: ['forbidden', 'The directory refuses the name or the password.'],
  50: ['forbidden', 'Whoever asks may not search there.'],
  51: ['unreachable', 'The directory is busy.'],
  52: ['unreachable', 'The directory is out of service.'],
  53: ['forbidden', 'The directory is unwilling to do that; some are without encryption.'],
};

const sockets: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'Nothing listens at the address of the directory.',
  ENOTFOUND: 'There is no host of the name of the directory.',
  EAI_AGAIN: 'The name of the directory cannot be looked up now.',
  ECONNRESET: 'The directory ended the connection in the middle.',
  EPIPE: 'The directory ended the connection in the middle.',
  ETIMEDOUT: 'The directory cannot be reached.',
  EHOSTUNREACH: 'The directory cannot be reached.',
  ENETUNREACH: 'The directory cannot be reached.',
  CERT_HAS_EXPIRED: 'The certificate of the directory has expired.',
  ERR_TLS_CERT_ALTNAME_INVALID: 'The certificate of the directory is for another name than the one in its address.',
};

/** What went wrong, in words for an administrator: neither names of entries nor what the server said, and no secret. */
export function failureOf(error: unknown): Error {
  const { name, code } = error as { name?: string; code?: unknown };
  if (error instanceof LdapFailure) return presenceError(wordsOf(error));
  // Whoever calls it off knows why, and so does whoever refuses it.
  if (name === 'AbortError' || name === 'SettingsError' || name === 'PresenceError' || typeof code !== 'string') return error as Error;
  return presenceError(['unreachable', sockets[code] ?? (isCertificate(code) ? 'Nobody who is trusted here vouches for the certificate of the directory.' : `The directory cannot be reached (${code}).`)]);
}

function wordsOf({ reason, result }: LdapFailure): Words {
  const [code, message] = reasons[reason];
  return reason === 'refused' ? results[result] ?? [code, `${message} (result ${result}).`] : [code, message];
}

const presenceError = ([code, message]: Words): PresenceError => new PresenceError(code, message);

// X.509 as OpenSSL names what is wrong: DEPTH_ZERO_SELF_SIGNED_CERT, UNABLE_TO_VERIFY_LEAF_SIGNATURE, …
const isCertificate = (code: string): boolean => /CERT|SIGNATURE|ISSUER/.test(code);
