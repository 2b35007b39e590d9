import type { OwnPresence } from '@presence-elements/core';
import { describeAgent, type AgentHarness } from '@presence-elements/testing';
import type { XmppServer } from '@presence-elements/testing/servers.js';
import { childOf, attributeOf } from '@presence-elements/xml';
import WebSocket from 'ws';
import { NS } from '../src/namespaces.js';
import { tag } from '../src/markup.js';
import { xmppAgent, type XmppAgent, type XmppOptions } from '../src/index.js';
import { Person, until } from './person.js';
import { onEachServer } from './real-servers.js';

const [alice, bob, carol] = ['alice@example.org', 'bob@example.org', 'carol@example.org'];

/** Timers and sockets that the newest agent holds. */
function counted(): { readonly pending: () => number; readonly options: Pick<XmppOptions, 'schedule' | 'WebSocket'> } {
  const open = new Set<unknown>();
  return {
    pending: () => open.size,
    options: {
      schedule(run, delay) {
        const timer = setTimeout(() => {
          open.delete(timer);
          run();
        }, delay);
        open.add(timer);
        return () => {
          open.delete(timer);
          clearTimeout(timer);
        };
      },
      WebSocket: class extends WebSocket {
        constructor(url: string, protocol: string) {
          super(url, protocol);
          open.add(this);
          this.once('close', () => open.delete(this));
        }
      } as unknown as NonNullable<XmppOptions['WebSocket']>,
    },
  };
}

onEachServer((name, start) => {
  describe(name, () => {
    let server: XmppServer, people: Person[] = [], count = counted();
    beforeAll(async () => { server = await start(); });
    afterAll(() => server.stop());

    const shows = { online: '', away: 'away', busy: 'busy', dnd: 'dnd' } as Readonly<Record<string, string>>;
    const presence = (availability: string, note?: string): string =>
      tag('presence', {}, shows[availability] ? tag('show', {}, shows[availability]) : undefined, note === undefined ? undefined : tag('status', {}, note)).xml;
    const create = (options: Partial<XmppOptions> = {}): XmppAgent => {
      count = counted();
      return xmppAgent({ jid: alice, password: 'secret', service: server.ws, ...count.options, ...options });
    };
    const leave = (): void => {
      for (const person of people) person.leave();
    };
    const peopled = async (note?: string): Promise<XmppAgent> => {
      leave();
      people = [await Person.at(server, bob, { presence: presence('dnd', note) }), await Person.at(server, carol, { presence: presence('away') })];
      return create();
    };
    const nowhere = (): XmppAgent => create({ service: 'ws://127.0.0.1:9/xmpp' });
    const usual: AgentHarness = {
      create: () => peopled(),
      known: { [bob]: 'dnd', [carol]: 'away' },
      unknown: n => `nobody${n}@example.org`,
      broken: { 'unreachable': nowhere, 'signed-out': () => create({ password: 'wrong' }) },
      noting: note => peopled(note),
      change: (address, availability) => people[address === bob ? 0 : 1]!.say(presence(availability)),
      lose: () => server.kill(),
      restore: () => server.restart(),
      own: async () => seenOf(people[0]!),
      received: () => until(() => bodiesOf(people[0]!), 'a message'),
      pending: () => count.pending(),
      patience: 15_000,
      cleanup: leave,
    };
    // What it refuses nobody can be told of; `watching.test.ts` changes what it does let through.
    const { change: _, lose: _lose, restore: _restore, ...tellable } = usual;
    describeAgent('the XMPP agent', name === 'prosody' ? usual : { ...tellable, without: { change: 'ejabberd refuses <show>busy</show>' } });
  });
});

/** How alice is seen by somebody else. */
async function seenOf(person: Person): Promise<OwnPresence> {
  // What she has said before, she has been heard saying by the time of this answer.
  const id = `ping${person.heard.length}`;
  person.say(tag('iq', { type: 'get', id }, tag('ping', { xmlns: NS.ping })).xml);
  await person.hears(iq => attributeOf(iq, 'id') === id, 'an answer');
  const last = person.heard.findLast(stanza => stanza.name === 'presence' && attributeOf(stanza, 'from')?.startsWith(alice));
  if (!last || attributeOf(last, 'type') === 'unavailable') return { availability: 'offline' };
  return { availability: (childOf(last, 'show', NS.client)?.text ?? 'online') as NonNullable<OwnPresence['availability']> };
}

const bodiesOf = (person: Person): readonly string[] | undefined => {
  const bodies = person.heard.flatMap(stanza => childOf(stanza, 'body', NS.client)?.text ?? []);
  return bodies.length ? bodies : undefined;
};
