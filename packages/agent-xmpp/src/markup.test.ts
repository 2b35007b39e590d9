import { parseXml } from '@presence-elements/xml';
import { tag } from './markup.js';

describe('a written element', () => {
  it('holds its attributes, but for those without a value, and its content', () => {
    expect(tag('a', { x: '1', y: undefined }, tag('b'), 'c').xml).toBe(`<a x='1'><b/>c</a>`);
  });

  it.each([`<b>&amp;</b> "it's"`, ']]>', '\u202Eab\u202C 😀', 'a\nb'])('gives back the text %j as it was', text => {
    const element = parseXml(tag('a', { x: text }, text).xml);
    expect(element?.text).toBe(text);
    // A line in an attribute ends as a blank (XML 1.0 §3.3.3).
    expect(element?.attributes[0]?.value).toBe(text.replace('\n', ' '));
  });

  it('leaves out what XML cannot hold, which would end the stream', () => {
    expect(tag('a', {}, 'a\0b\uD800c\uFFFEd\x1Be').xml).toBe('<a>abcde</a>');
  });
});
