import { expect } from 'chai';
import { quickest } from '../../test/quickest.js';
import { oneEmoji, plainText } from './plain-text.js';

describe('plain text', () => {
  it('leaves markup and templates as the characters they are', () => {
    const hostile = '<img src=x onerror=alert(1)> {{7*7}} javascript:alert(1)';
    expect(plainText(hostile)).to.equal(hostile);
  });

  it('drops what would reorder the text around it', () => {
    expect(plainText('invoice\u202Efdp.exe')).to.equal('invoicefdp.exe');
    expect(plainText('\u202Da\u202Cb\u202A\u202B')).to.equal('ab');
  });

  it('keeps balanced isolates, closes open ones in their own line and drops stray ends', () => {
    expect(plainText('a \u2067שלום\u2069 b')).to.equal('a \u2067שלום\u2069 b');
    expect(plainText('a \u2066b\nc')).to.equal('a \u2066b\u2069\nc');
    expect(plainText('a\u2069b')).to.equal('ab');
  });

  it('leaves Persian, Hebrew, Arabic, Hindi and Thai as they are written', () => {
    for (const text of ['می‌خواهم', 'שָׁלוֹם', 'السَّلَامُ عَلَيْكُم', 'क्‍ष', 'ภาษา\u200Bไทย', 'a\u200Fb']) {
      expect(plainText(text)).to.equal(text);
    }
  });

  it('keeps emoji that are joined of several', () => {
    expect(plainText('👩‍💻 🏴󠁧󠁢󠁥󠁮󠁧󠁿 👍🏽')).to.equal('👩‍💻 🏴󠁧󠁢󠁥󠁮󠁧󠁿 👍🏽');
  });

  it('is empty where there is nothing to see', () => {
    for (const text of ['', ' \n ', '\u200B\u200D\uFEFF\u2060', '\u3164\u00AD', '\u2800', '\0\x07', undefined, null, 7, {}]) {
      expect(plainText(text)).to.equal('');
    }
  });

  it('drops control characters and shows lone surrogates as replaced', () => {
    expect(plainText('a\0b\x1B[31mc\x9Bd\tf')).to.equal('ab[31mcd f');
    expect(plainText('a\uD83Db\uDE00')).to.equal('a\uFFFDb\uFFFD');
    expect(plainText('😀')).to.equal('😀');
  });

  it('keeps at most one empty line between paragraphs', () => {
    expect(plainText(`a${'\n'.repeat(200)}b\r\nc\u2028d`)).to.equal('a\n\nb\nc\nd');
  });

  it('cuts stacks of combining marks', () => {
    expect(plainText('Z' + '\u0301'.repeat(500) + 'algo')).to.equal('Z' + '\u0301'.repeat(6) + 'algo');
  });

  it('takes a long note in a moment', () => {
    const lines = ' \n'.repeat(5000) + 'x', wide = 'x' + ' '.repeat(10_000) + 'y';
    expect([plainText(lines), plainText(wide).length]).to.deep.equal(['x', 10_002]);
    expect(quickest(() => [lines, wide].forEach(plainText))).to.be.below(1000);
  });
});

describe('one emoji', () => {
  it('is the first whole emoji of the field', () => {
    expect(oneEmoji('🎉')).to.equal('🎉');
    expect(oneEmoji('👩‍💻👩‍💻')).to.equal('👩‍💻');
    expect(oneEmoji('🇨🇭🇩🇪')).to.equal('🇨🇭');
    expect(oneEmoji('👍🏽')).to.equal('👍🏽');
    expect(oneEmoji('1️⃣')).to.equal('1️⃣');
    expect(oneEmoji('☕'.repeat(200))).to.equal('☕');
  });

  it('is nothing where the field holds text, markup or a short code', () => {
    for (const text of ['lunch', '<b>', ':rocket:', '7', '', undefined]) expect(oneEmoji(text)).to.equal('');
  });
});
