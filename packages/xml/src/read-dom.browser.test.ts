import { expect } from 'chai';
import fc from 'fast-check';
import { documentOf } from './parse.js';
import { readXml as inPage } from './read-dom.js';
import { readXml as elsewhere } from './read-saxes.js';

const DEPTH = 64;
// The same examples in every run, as .ci/fast-check.mjs has it in Node. Others were looked for in each engine: 400,000 of them.
const SEED = 20_261_125;

/** Documents such as networks send, and such as nobody should. */
const awkward: Readonly<Record<string, string>> = {
  'an empty element': '<a/>',
  'namespaces, default and prefixed': '<a xmlns="x"><p:b xmlns:p="y" p:c="1" c="2"/><d xmlns=""/></a>',
  'a prefix that nobody declared': '<p:a/>',
  'an attribute twice': '<a b="1" b="2"/>',
  'the same attribute by two prefixes': '<a xmlns:p="x" xmlns:q="x" p:b="1" q:b="2"/>',
  'text around children': '<a>one<b>two</b>three</a>',
  'the five entities and numbers': '<a b="&lt;&quot;">&amp;&apos;&gt;&#65;&#x1F600;</a>',
  'an entity of HTML': '<a>&nbsp;</a>',
  'CDATA': '<a><![CDATA[<b>&amp;</b>]]></a>',
  'comments': '<a><!-- one --><b/><!-- two --></a>',
  'a comment that is not one': '<a><!-- one -- two --></a>',
  'lines of all systems': '<a b="1\r\n2\t3">1\r\n2\r3\n</a>',
  'a second root': '<a/><b/>',
  'text after the root': '<a/>text',
  'tags that cross': '<a><b></a></b>',
  'nothing': '',
  'text alone': 'offline',
  'a control character': '<a>\u0001</a>',
  'a page': '<!doctype html><html><body><br></body></html>',
  'a language': '<a xml:lang="de"><b xml:lang=""/></a>',
  'names of the language': '<__proto__ constructor="1"><toString/></__proto__>',
  'half an emoji': '<a>\uD83D</a>',
};

function agree(text: string): void {
  const document = documentOf(text);
  if (document !== undefined) expect(inPage(document, DEPTH), JSON.stringify(text)).to.deep.equal(elsewhere(document, DEPTH));
}

describe('the page’s parser and the one elsewhere', () => {
  for (const [what, text] of Object.entries(awkward)) {
    it(`read the same of ${what}`, () => {
      agree(text);
    });
  }

  it('go no deeper than they are told', () => {
    for (const depth of [3, 4]) {
      expect(inPage('<a><b><c><d/></c></b></a>', depth)).to.deep.equal(elsewhere('<a><b><c><d/></c></b></a>', depth));
    }
    expect(inPage('<a><b><c><d/></c></b></a>', 3)).to.equal(undefined);
    expect(elsewhere('<a>'.repeat(2_000) + '</a>'.repeat(2_000), DEPTH)).to.equal(undefined);
    expect(inPage('<a>'.repeat(2_000) + '</a>'.repeat(2_000), DEPTH)).to.equal(undefined);
  });

  it('agree on whatever is put together of the pieces of documents', () => {
    const piece = fc.oneof(
      fc.constantFrom('<a>', '</a>', '<b/>', '<p:c xmlns:p="x">', '</p:c>', ' xmlns="y"', '<a xmlns="y" b=\'1\'>', '&amp;', '&', '<', '>', '"', '&#x41;', '&#0;', '<![CDATA[', ']]>', '<!--', '-->', '\r\n', 'text', ' '),
      fc.string({ maxLength: 4 }),
    );
    fc.assert(fc.property(fc.array(piece, { maxLength: 12 }), pieces => {
      agree(`<a>${pieces.join('')}</a>`);
    }), { numRuns: 5_000, seed: SEED });
  });

  it('differ on what looks like a parser’s word on an error, which a page cannot tell from one', () => {
    const text = '<parsererror xmlns="http://www.w3.org/1999/xhtml"/>';
    expect(inPage(text, DEPTH)).to.equal(undefined);
    expect(elsewhere(text, DEPTH)?.name).to.equal('parsererror');
  });
});
