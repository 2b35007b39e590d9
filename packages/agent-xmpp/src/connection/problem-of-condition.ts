import type { ProblemCode } from '@presence-elements/core';

// What a server refuses at the door (RFC 6120 §6.5); what passes by itself (`temporary-auth-failure`) is not listed.
const REFUSED = /^(not-authorized|account-disabled|credentials-expired|encryption-required|invalid-authzid|invalid-mechanism|malformed-request|mechanism-too-weak|aborted|no-auth-mech)$/;

/** Why a connection was not made, or ended: the condition of a stream error (RFC 6120 §4.9.3), of SASL, or of ours. */
export function problemOfCondition(condition: string): ProblemCode {
  if (REFUSED.test(condition)) return 'signed-out';
  if (/^(connection-timeout|remote-connection-failed)$/.test(condition)) return 'timeout';
  if (/^(policy-violation|resource-constraint)$/.test(condition)) return 'rate-limited';
  return 'unreachable';
}
