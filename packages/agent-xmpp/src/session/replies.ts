import { attributeOf, childOf, type XmlElement } from '@presence-elements/xml';
import { tag, type Markup } from '../markup.js';
import { NS } from '../namespaces.js';
import { discoInfo, isOurNode } from './caps.js';

/**
 * The answer to a request; nothing for what is none. A client answers every one (RFC 6120 §8.2.3): what looks like a roster
 * push and is none (`isPush`), as if nobody were here.
 */
export function replyTo(iq: XmlElement, isPush = false): string | undefined {
  const type = attributeOf(iq, 'type'), id = attributeOf(iq, 'id'), to = attributeOf(iq, 'from');
  if (type !== 'get' && type !== 'set') return;
  const answer = isPush ? [] : type === 'get' ? answerTo(iq) : undefined;
  if (answer) return tag('iq', { xmlns: NS.client, type: 'result', id, to }, ...answer).xml;
  const error = tag('error', { type: 'cancel' }, tag('service-unavailable', { xmlns: NS.stanzas }));
  return tag('iq', { xmlns: NS.client, type: 'error', id, to }, error).xml;
}

function answerTo(iq: XmlElement): readonly Markup[] | undefined {
  if (childOf(iq, 'ping', NS.ping)) return [];
  const query = childOf(iq, 'query', NS.discoInfo), node = query && attributeOf(query, 'node');
  return query && isOurNode(node) ? [discoInfo(node)] : undefined;
}
