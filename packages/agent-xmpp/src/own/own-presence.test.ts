import { parseXml } from '@presence-elements/xml';
import { OwnState } from './own-presence.js';

const state = (availability: 'online' | 'away' | 'invisible' = 'online') => new OwnState({ availability, priority: -1 });

describe('how one is seen', () => {
  it.each([['online', undefined], ['away', 'away'], ['busy', 'dnd'], ['dnd', 'dnd']] as const)('as %s is told in the words of XMPP', (availability, show) => {
    const own = state();
    own.set({ availability });
    const stanza = parseXml(own.stanza()!)!;
    expect(stanza.children.find(({ name }) => name === 'show')?.text).toBe(show);
    expect(own.held.availability).toBe(show ?? 'online');
  });

  it.each(['invisible', 'offline'] as const)('as %s is not told at all', availability => {
    const own = state();
    own.set({ availability });
    expect([own.isSeen, own.stanza(), own.held]).toEqual([false, undefined, { availability: 'offline' }]);
  });

  it('goes back to what the host said', () => {
    const own = state('away');
    own.set({ availability: 'dnd', note: { text: 'Busy' } });
    own.set({ availability: 'auto' });
    expect(own.held).toEqual({ availability: 'away' });
    expect(state('invisible').isSeen).toBe(false);
  });

  it('has a note with its emoji in front, in its language, and not without end', () => {
    const own = state();
    own.set({ note: { text: 'Back at <two>', emoji: '☕', lang: 'en' } });
    expect(own.held.note).toEqual({ text: '☕ Back at <two>', lang: 'en' });
    expect(parseXml(own.stanza()!)!.children.find(({ name }) => name === 'status')).toMatchObject({ text: '☕ Back at <two>', attributes: [{ name: 'lang', value: 'en' }] });
    own.set({ note: { text: 'x'.repeat(5_000) } });
    expect(own.held.note?.text).toHaveLength(1_000);
    own.set({});
    expect(own.held.note).toBeUndefined();
  });

  it('says that no messages are wanted, and what this client is', () => {
    const stanza = parseXml(state().stanza('ada@corp.example')!)!;
    expect(stanza.children.map(({ name, text }) => [name, text])).toEqual([['priority', '-1'], ['c', '']]);
    expect(stanza.attributes).toEqual([{ name: 'to', ns: '', value: 'ada@corp.example' }]);
  });
});
