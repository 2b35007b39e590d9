import type { SipSettings } from '../sip-options.js';
import { Actions } from './actions.js';
import { Registration } from './registration.js';
import { Session } from './session.js';

/** A session and what can be done over it. Nothing is sent before somebody wants something, unless messages are to come in. */
export function open(settings: SipSettings): { readonly session: Session; readonly actions: Actions } {
  const session = new Session(settings);
  if (settings.onMessage) session.hold(new Registration(session));
  return { session, actions: new Actions(session) };
}
