import { problemOf } from '@presence-elements/core';
import { fromDom, parseXml, type XmlElement } from '@presence-elements/xml';
import { PASSWORD, type XmppServer } from '@presence-elements/testing/servers.js';
import { openConnection } from '../src/connection/open-connection.js';
import type { OwnConnection } from '../src/connection/xmpp-connection.js';
import { settle } from '../src/xmpp-options.js';

// A busy machine takes its time (milliseconds).
const PATIENCE = 30_000;

/** Somebody on a real server, at one device, who says what a test wants. */
export class Person {
  /** All that has arrived here, in order. */
  readonly heard: XmlElement[] = [];
  isHere = true;
  readonly #connection: OwnConnection;

  constructor(connection: OwnConnection) {
    this.#connection = connection;
    connection.onStanza(stanza => {
      const element = typeof stanza === 'string' ? parseXml(stanza) : fromDom(stanza);
      if (element) this.heard.push(element);
    });
    connection.onState(({ online }) => { this.isHere = online; });
  }

  /** Signs in. Whoever has no `presence` is there without being seen. */
  static async at(server: Pick<XmppServer, 'ws'>, jid: string, { resource, presence = '<presence/>' }: { resource?: string; presence?: string } = {}): Promise<Person> {
    const person = new Person(await connected(server, settle({ jid, password: PASSWORD, resource })));
    if (presence) person.say(presence);
    // Until a server has dealt with it, a message may pass by whoever has just come.
    person.say(`<iq type='get' id='here'><ping xmlns='urn:xmpp:ping'/></iq>`);
    await person.hears(({ name, attributes }) => name === 'iq' && attributes.some(({ value }) => value === 'here'), 'an answer');
    return person;
  }

  say(xml: string): void {
    this.#connection.send(xml.replace(/^<(\w+)/, `<$1 xmlns='jabber:client'`));
  }

  leave(): void {
    if (this.isHere) this.#connection.close();
    this.isHere = false;
  }

  /** The first element heard, now or in time, of which something is so. */
  hears(is: (element: XmlElement) => boolean, what = 'what was awaited'): Promise<XmlElement> {
    return until(() => this.heard.find(is), what);
  }
}

/** A server that has just been through trouble shuts its door before some who come all at once: they knock again, as any client would. */
async function connected({ ws }: Pick<XmppServer, 'ws'>, options: ReturnType<typeof settle>): Promise<OwnConnection> {
  for (const end = Date.now() + PATIENCE; ;) {
    try {
      return await openConnection(ws, PASSWORD, options, new AbortController().signal);
    } catch (error) {
      if (problemOf(error).problem !== 'unreachable' || Date.now() > end) throw error;
    }
    await new Promise(resolve => { setTimeout(resolve, 200); });
  }
}

/** Waits until there is something. */
export async function until<T>(look: () => T | undefined | false | Promise<T | undefined | false>, what: string, patience: number = PATIENCE): Promise<T> {
  for (const end = Date.now() + patience; ;) {
    const found = await look();
    if (found) return found;
    if (Date.now() > end) throw new Error(`In ${patience} ms there was not ${what}`);
    await new Promise(resolve => { setTimeout(resolve, 5); });
  }
}
