import { processorTime } from '@presence-elements/testing';
import { parseXml } from '@presence-elements/xml';
import { loadStrophe } from '../connection/load-strophe.js';
import { toDom } from '../connection/to-dom.js';
import { partsOf } from './long-roster.js';

const roster = (items: readonly string[]): string => `<iq xmlns='jabber:client' type='result' id='1'><query xmlns='jabber:iq:roster' ver='7'>${items.join('')}</query></iq>`;
const items = (count: number, inside = '<group>Friends</group>'): string[] => Array.from({ length: count }, (_, n) => `<item jid='contact${n}@corp.example' subscription='both' name='A &lt;b&gt; ${n}'>${inside}</item>`);

/** What the parts make together. */
const whole = (text: string) => {
  const parts = partsOf(text)!, read = parts.map(part => part.read());
  expect(read.slice(0, -1).every(part => part === undefined)).toBe(true);
  return { count: parts.length, element: read.at(-1) };
};
const childrenOf = (element: ReturnType<typeof parseXml>) => element?.children[0]?.children;

describe('a long roster', () => {
  it('is read in parts, and is the same as if it had been read at once', () => {
    const text = roster(items(5_000)), { count, element } = whole(text);
    expect(count).toBeGreaterThan(10);
    expect(childrenOf(element)).toEqual(childrenOf(parseXml(text, { maxLength: 1e7 })));
    expect(element?.attributes).toEqual(parseXml(text, { maxLength: 1e7 })?.attributes);
  });

  it('may have entries without anything in them', () => {
    expect(childrenOf(whole(roster(Array.from({ length: 3_000 }, (_, n) => `<item jid='contact${n}@corp.example'/>`))).element)).toHaveLength(3_000);
  });

  it('is read as a whole where what looks like an entry is none', () => {
    const text = roster(items(2_000, `<group><![CDATA[<item jid='eve@corp.example'/>${'x'.repeat(500)}]]></group>`));
    expect(childrenOf(whole(text).element)).toHaveLength(2_000);
  });

  it('may be a DOM, as BOSH brings it', async () => {
    const element = parseXml(roster(items(1_000)), { maxLength: 1e7 })!, node = toDom((await loadStrophe()).xmlGenerator(), element);
    const parts = partsOf(node)!, read = parts.map(part => part.read());
    expect([parts.length, read.slice(0, -1).every(part => part === undefined)]).toEqual([5, true]);
    expect(childrenOf(read.at(-1))).toEqual(childrenOf(element));
    expect(read.at(-1)?.attributes).toEqual(element.attributes);
    expect(partsOf(toDom((await loadStrophe()).xmlGenerator(), parseXml(roster(items(3)))!) as never)).toBeUndefined();
  });

  it('is nothing else that is long', () => {
    expect(partsOf(roster(items(3)))).toBeUndefined();
    expect(partsOf(`<iq><query>${'x'.repeat(100_000)}</query></iq>`)).toBeUndefined();
    expect(partsOf(`<presence>${'x'.repeat(100_000)}</presence>`)).toBeUndefined();
  });

  it('costs no more than its length, whatever is in it', () => {
    const texts = [`<iq><query>${'<item'.repeat(300_000)}`, `<iq ${'a '.repeat(300_000)}`];
    expect(processorTime(() => texts.forEach(text => partsOf(text)))).toBeLessThan(1_000);
  });
});
