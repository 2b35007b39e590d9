import { PresenceError } from '@presence-elements/core';
import { decide, type Decision } from './pres-rules.js';
import type { Xcap } from './xcap.js';

const USAGE = 'pres-rules', TYPE = 'application/auth-policy+xml';
// Somebody else may be writing, too: then it is read again.
const ATTEMPTS = 3;

/** Lets a watcher see this account, or not. Rejects with `PresenceError`. */
export async function decideOn(xcap: Xcap, uri: string, decision: Decision): Promise<void> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const document = await xcap.read(USAGE), next = decide(document?.text, uri, decision);
    if (next === undefined) throw new PresenceError('agent-fault', 'The rules on the XCAP server cannot be read');
    if (await xcap.write(USAGE, TYPE, next, document?.tag)) return;
  }
  throw new PresenceError('rate-limited', 'Somebody else keeps changing the rules');
}
