import { PresenceError, type ImAddress, type Message, type ProblemCode, type SendReceipt, type Viewer } from '@presence-elements/core';
import { attributeOf, childOf, type XmlElement } from '@presence-elements/xml';
import { problemOfError } from './failure.js';
import { bareOf, domainOf, jidOf } from './jid.js';
import { tag } from './markup.js';
import { NS } from './namespaces.js';
import type { Conversation } from './session/conversation.js';
import type { Settings } from './xmpp-options.js';

// How long an error from another server may take to be worth waiting for (milliseconds).
const ABROAD = 1_000;

/**
 * Sends one message to each. The server hands it to all of a person's devices that take messages, or keeps it for one who
 * is offline. What comes back as an error is refused; an error that comes later than a second nobody hears of.
 */
export async function send(conversation: Conversation, to: readonly ImAddress[], message: Message, settings: Settings, signal: AbortSignal): Promise<SendReceipt> {
  const sent = new Map(to.map(address => [conversation.requests.id(), address]));
  const refused = new Map<ImAddress, ProblemCode>();
  const read = (stanza: XmlElement): void => {
    const address = attributeOf(stanza, 'type') === 'error' ? sent.get(attributeOf(stanza, 'id') ?? '') : undefined;
    if (!address || !mayRefuse(stanza, address, conversation.own)) return;
    refused.set(address, problemOfError(stanza, conversation.listening.contacts.has(jidOf(address))));
  };
  conversation.readers.add(read);
  try {
    for (const [id, address] of sent) conversation.send(stanzaOf(id, address, message));
    // In order: by the time of this answer the server has dealt with each message for its own people.
    await conversation.ping();
    if (to.some(({ domain }) => domain !== domainOf(conversation.own))) await pause(settings, signal);
  } finally {
    conversation.readers.delete(read);
  }
  const reached = to.filter(address => !refused.has(address));
  return {
    delivered: await isStored(conversation, reached, settings) ? 'stored' : 'sent',
    ...(refused.size && { refused: [...refused].map(([{ text }, problem]) => ({ address: text, problem })) }),
  };
}

/** Whoever got a message knows what the ids of the others look like: only the addressee and the two servers speak for it. */
function mayRefuse(stanza: XmlElement, address: ImAddress, own: string): boolean {
  const from = attributeOf(stanza, 'from');
  return !from || [jidOf(address), address.domain, own, domainOf(own)].includes(bareOf(from));
}

/** What a service account says for a viewer says whose words they are, in each line: the next could look like somebody else's. */
export function inNameOf(viewer: Viewer | undefined, { text, lang }: Message): Message {
  const name = viewer?.address ?? viewer?.id;
  if (!name) throw new PresenceError('forbidden', 'A message needs somebody who sends it');
  return { text: text.split(/\r\n|[\n\v\f\r\u0085\u2028\u2029]/).map(line => `${name}: ${line}`).join('\n'), lang };
}

const stanzaOf = (id: string, address: ImAddress, { text, lang }: Message): string =>
  tag('message', { xmlns: NS.client, type: 'chat', id, to: jidOf(address), 'xml:lang': lang }, tag('body', {}, text)).xml;

/** Known only of people on our own server who are offline, where it says that it keeps messages (XEP-0160). */
async function isStored(conversation: Conversation, to: readonly ImAddress[], { now }: Settings): Promise<boolean> {
  const own = conversation.own, domain = domainOf(own);
  const areOff = to.length > 0 && to.every(address => address.domain === domain && conversation.listening.contacts.report(address, jidOf(address), now()).availability === 'offline');
  return areOff && (await keepsMessages(conversation, domain) || await keepsMessages(conversation, own));
}

async function keepsMessages({ requests }: Conversation, jid: string): Promise<boolean> {
  let keeps = false;
  const take = (answer: XmlElement): void => {
    keeps = !!childOf(answer, 'query', NS.discoInfo)?.children.some(feature => attributeOf(feature, 'var') === 'msgoffline');
  };
  // A server that does not say so may not.
  await requests.ask('get', tag('query', { xmlns: NS.discoInfo }), { to: jid, take, patience: 5_000 }).catch(() => undefined);
  return keeps;
}

function pause({ schedule }: Settings, signal: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    const go = (): void => {
      cancel();
      signal.removeEventListener('abort', go);
      resolve();
    };
    const cancel = schedule(go, ABROAD);
    signal.addEventListener('abort', go);
  });
}
