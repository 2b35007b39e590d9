import { attribute } from '../documents/write-xml.js';

const SERVICES = 'urn:ietf:params:xml:ns:rls-services', LISTS = 'urn:ietf:params:xml:ns:resource-lists';
// Kamailio refuses longer documents than 8 kB (characters).
const LONGEST = 7_900;

/** A document that declares one list (RFC 4826 §4), with as many as go in, in order. */
export function writeList(list: string, members: readonly string[]): string {
  const head = `<?xml version="1.0" encoding="UTF-8"?>\n<rls-services xmlns="${SERVICES}" xmlns:l="${LISTS}"><service${attribute('uri', list)}><list>`;
  const tail = '</list><packages><package>presence</package></packages></service></rls-services>';
  let room = LONGEST - head.length - tail.length;
  const entries = members.map(uri => `<l:entry${attribute('uri', uri)}/>`).filter(entry => (room -= entry.length) >= 0);
  return head + entries.join('') + tail;
}
