import { element, writeXml } from './write-xml.js';

const SERVICES = 'urn:ietf:params:xml:ns:rls-services', LISTS = 'urn:ietf:params:xml:ns:resource-lists';
// Kamailio refuses longer documents than 8 kB (characters).
const LONGEST = 7_500;

/** A document that declares one list (RFC 4826 §4), with as many as go in, in order. */
export function writeList(list: string, members: readonly string[]): string {
  const write = (some: readonly string[]): string => writeXml(element(SERVICES, 'rls-services', {}, [element(SERVICES, 'service', { uri: list }, [
    element(SERVICES, 'list', {}, some.map(uri => element(LISTS, 'entry', { uri }))),
    element(SERVICES, 'packages', {}, [element(SERVICES, 'package', {}, 'presence')]),
  ])]));
  const room = LONGEST - write([]).length;
  let used = 0;
  const fit = members.filter(uri => (used += writeXml(element(LISTS, 'entry', { uri }), SERVICES).length) <= room);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${write(fit)}`;
}
