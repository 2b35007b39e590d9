import { PresenceError, type ProblemCode } from '@presence-elements/core';
import type { XmlElement } from '@presence-elements/xml';
import { refusalOf } from './contact/refusal.js';

/**
 * What an error stanza means for whoever sent what it answers. `isKnown`: its addressee exists; then one who is out of reach
 * (`service-unavailable`) is not told from one who blocks us.
 */
export const problemOfError = (stanza: XmlElement, isKnown = false): ProblemCode => refusalOf(stanza, isKnown) ?? 'no-data';

/** The same, to be thrown. It quotes nothing of the stanza. */
export const failureOf = (stanza: XmlElement): PresenceError => new PresenceError(problemOfError(stanza), `The server refused an ${stanza.name}`);
