import { processorTime } from '@presence-elements/testing';
import fc from 'fast-check';
import { plainText } from './plain-text.js';

test('the agent takes the text of HTML and nothing else', () => {
  expect(plainText('<HTML><BODY BGCOLOR="#fff"><FONT>Gone   fishing<BR>&amp; <b>hiking</b></FONT></BODY></HTML>')).toBe('Gone fishing & hiking');
  expect(plainText('&lt;b&gt; &#65;&#x42;&nbsp;&quot;&apos;')).toBe('<b> AB "\'');
  expect(plainText('a < b & c &unknown; &constructor; &#0; &#x110000;')).toBe('a < b & c &unknown; &constructor; &#0; &#x110000;');
  expect(plainText('plain')).toBe('plain');
});

test('it does so in no time, whatever the text', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), text => typeof plainText(text) === 'string'));
  const texts = ['<', '<a', '&#1', '&', '<<>>'].map(text => text.repeat(60_000 / text.length));
  expect(processorTime(() => texts.forEach(plainText))).toBeLessThan(1_000);
});
