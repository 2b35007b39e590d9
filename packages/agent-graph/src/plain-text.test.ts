import { processorTime } from '@presence-elements/testing';
import fc from 'fast-check';
import { looksLikeHtml, plainText, shortened } from './plain-text.js';

describe('HTML as plain text', () => {
  it.each([
    ['<p>Hello <b>w</b>orld</p><p>again</p>', 'Hello world again'], ['a<br/>b', 'a b'], ['1 < 2 and 3 > 2', '1 < 2 and 3 > 2'], ['&lt;script&gt;alert(1)&lt;/script&gt;', '<script>alert(1)</script>'],
    ['<script>alert(1)</script>x<style>p{}</style>', 'x'], ['<!-- <b>no</b> --> yes', 'yes'], ['<a href="javascript:alert(1)">link</a>', 'link'], ['&#128512;&#x1F600;&copyright;&#xD800;&#0;', '😀😀&copyright;&#xD800;&#0;'],
    ['&amp;lt;', '&lt;'], ['<p unclosed', ''], ['<script>never closed', ''], ['', ''], ['<img src=x onerror=alert(1)>', ''], ['a&nbsp;b\n\n c', 'a b c'],
  ])('%s', (html, text) => {
    expect(plainText(html)).toBe(text);
  });

  it('is no longer than a thousand characters, and ends with a whole one', () => {
    expect(plainText(`<p>${'😀'.repeat(2_000)}</p>`)).toHaveLength(1_000);
    expect(shortened(`x${'😀'.repeat(2_000)}`)).toHaveLength(999);
  });

  it('takes no time, whatever it is', () => {
    for (const piece of ['<', '<!--', '<script', '<a ', '&#', '</', '<script>', '&', '<p>']) {
      expect(processorTime(() => plainText(piece.repeat(100_000)))).toBeLessThan(500);
    }
  });

  it('has no tag in it that was one', () => {
    fc.assert(fc.property(fc.string(), text => { expect(plainText(`<i>${text.replace(/[<>&]/g, '')}</i>`)).not.toMatch(/[<>]/); }));
  });

  it('is told from text by its tags', () => {
    expect(['<div>x</div>', '<HTML>', 'a < b', '<3', 'b > a'].map(looksLikeHtml)).toEqual([true, true, false, false, false]);
  });
});
