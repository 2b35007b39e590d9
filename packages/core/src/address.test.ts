import { processorTime } from '@presence-elements/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldDomain, foldScheme, parseAddress, splitAddresses } from './address.js';

const textOf = (input: unknown): string | undefined => parseAddress(input)?.text;

describe('an address', () => {
  it.each([
    // what is written                         what it is known by
    ['ada@corp.example', 'ada@corp.example'],
    ['  ada@corp.example\n', 'ada@corp.example'],
    ['Ada@Corp.EXAMPLE', 'ada@corp.example'],
    ['mailto:ada@corp.example', 'ada@corp.example'],
    ['MailTo:ada@corp.example', 'ada@corp.example'],
    ['im:ada@corp.example', 'ada@corp.example'],
    ['pres:ada@corp.example', 'ada@corp.example'],
    ['acct:ada@corp.example', 'ada@corp.example'],
    ['ada@corp.example.', 'ada@corp.example'],
    ['ada+list@corp.example', 'ada+list@corp.example'],
    ["o'brien@corp.example", "o'brien@corp.example"],
    ['r&d@corp.example', 'r&d@corp.example'],
    ['ada@localhost', 'ada@localhost'],
    ['ada@192.0.2.1', 'ada@192.0.2.1'],
    ['ada@[2001:db8::1]', 'ada@[2001:db8::1]'],
    ['sip:ada@corp.example', 'sip:ada@corp.example'],
    ['SIP:Ada@Corp.Example', 'sip:Ada@corp.example'],
    ['sips:ada@corp.example', 'sips:ada@corp.example'],
    ['xmpp:Ada@Corp.Example', 'xmpp:ada@corp.example'],
    ['aim:Ada', 'aim:ada'],
    ['icq:12345', 'icq:12345'],
    ['AIM:ada@aol.example', 'aim:ada@aol.example'],
    ['tel:+15550100', 'tel:+15550100'],
    ['@ada:matrix.example', '@ada:matrix.example'],
    ['@Ada:Matrix.Example', '@Ada:matrix.example'],
    ['@ada:matrix.example:8448', '@ada:matrix.example:8448'],
    ['@ada:[2001:db8::1]:8448', '@ada:[2001:db8::1]:8448'],
    ['matrix:u/ada:matrix.example', '@ada:matrix.example'],
  ])('%j is known as %s', (written, text) => {
    expect(textOf(written)).toBe(text);
  });

  it('comes apart into scheme, user and domain, frozen', () => {
    const address = parseAddress('sip:Ada@Corp.Example');
    expect(address).toEqual({ scheme: 'sip', user: 'Ada', domain: 'corp.example', text: 'sip:Ada@corp.example' });
    expect(Object.isFrozen(address)).toBe(true);
  });

  it('has no domain where a network knows its users by a bare id', () => {
    expect(parseAddress('icq:12345')).toMatchObject({ scheme: 'icq', user: '12345', domain: '' });
  });

  it('routes a Matrix id by its server name without the port', () => {
    expect(parseAddress('@ada:matrix.example:8448')).toMatchObject({ scheme: 'matrix', user: 'ada', domain: 'matrix.example' });
  });

  it('is percent-decoded once, not twice', () => {
    expect(parseAddress('ad%61@corp.example')).toMatchObject({ user: 'ada', text: 'ada@corp.example' });
    expect(parseAddress('50%25@corp.example')).toMatchObject({ user: '50%', text: '50%25@corp.example' });
    expect(parseAddress('a%2540b@corp.example')).toMatchObject({ user: 'a%40b', text: 'a%2540b@corp.example' });
    expect(textOf('ada@corp%2Eexample')).toBe('ada@corp.example');
  });

  it('is the same address in any script of its domain', () => {
    expect(textOf('ada@BÜCHER.example')).toBe('ada@xn--bcher-kva.example');
    expect(textOf('ada@xn--bcher-kva.example')).toBe('ada@xn--bcher-kva.example');
    expect(textOf('ada@ｃｏｒｐ。example。')).toBe('ada@corp.example');
  });

  it('is the same address composed or decomposed', () => {
    expect(textOf('ame\u0301lie@corp.example')).toBe('am\u00E9lie@corp.example');
  });
});

describe('what is no address', () => {
  const refused: readonly (readonly [why: string, ...inputs: readonly string[]])[] = [
    ['nothing at all', '', ' ', '@', ':', '@:', 'im:', 'sip:', 'aim:', 'mailto:@', 'ada@', '@corp.example', 'sip:@corp.example'],
    ['no domain where one is needed', 'ada', 'sip:ada', 'xmpp:corp.example', 'im:ada', 'sips:ada'],
    ['a scheme that runs or loads', 'javascript:alert', 'JaVaScRiPt:alert@corp.example', 'data:text@corp.example', 'vbscript:x@corp.example',
      'file:x@corp.example', 'blob:x@corp.example', 'about:blank@corp.example', 'https:ada@corp.example', 'HTTP:ada@corp.example', 'wss:ada@corp.example',
      'view-source:x@corp.example', 'filesystem:x@corp.example', 'ftp:ada@corp.example'],
    ['a scheme with something inside', 'java\tscript:alert@corp.example', 'java\nscript:alert@corp.example', 'java\rscript:alert@corp.example',
      '\u0001javascript:alert@corp.example', 'javascript&colon;alert@corp.example', 'javascript%3Aalert@corp.example', 'java%0Ascript%3Aalert@corp.example'],
    ['a place instead of an address', '//corp.example', '//ada@corp.example', 'https://corp.example/ada', '/ada@corp.example', '../ada@corp.example'],
    ['headers', 'sip:ada@corp.example?Subject=x', 'mailto:ada@corp.example?cc=eve@evil.example', 'sip:ada@corp.example?Subject=a%0d%0aVia:x',
      'ada%0d%0aTo:eve@corp.example', 'ada@corp.example%0d%0aTo:eve', 'ada\r\nTo: eve@corp.example', 'ada@corp.example\r\nTo: eve'],
    ['parameters', 'sip:ada;transport=tcp@corp.example', 'sip:ada@corp.example;transport=tcp', 'xmpp:ada@corp.example?;body=x', 'xmpp:ada@corp.example?message;subject=x'],
    ['a password, a port, a resource', 'sip:ada:secret@corp.example', 'sip:ada@corp.example:5060', 'xmpp:ada@corp.example/phone', 'ada@corp.example/x'],
    ['several at once', 'ada@corp.example,eve@evil.example', 'ada@corp.example;eve@evil.example', 'ada@corp.example eve@evil.example', 'ada@corp.example@evil.example',
      'im:<sip:ada@corp.example>', 'Ada <ada@corp.example>', '"ada lovelace"@corp.example'],
    ['an at sign in disguise', 'ada%40evil.example@corp.example', 'ada@é%40evil.example', 'ada@corp.example%40evil.example', 'ada＠corp.example', 'ada@é＠evil.example'],
    ['a URL where a domain belongs', 'ada@é.example/path', 'ada@é.example:80', 'ada@é.example?x', 'ada@é.example#x', 'ada@é.example%2Fpath', 'ada@é.exa\tmple', 'ada@é.exa%0Ample',
      'ada@é.example\\path', 'ada@[é]', 'ada@é／evil.example'],
    // Of general category Pi or Pf, and so DISALLOWED in every label (RFC 5892 §3): what was pasted with its quotation marks is another address.
    ['quotation marks around a domain', ...Array.from('“”‘’«»‹›').flatMap(mark => [`ada@${mark}corp.example`, `ada@corp.example${mark}`, `ada@corp.example${encodeURIComponent(mark)}`]),
      '„ada@corp.example“', '@ada:matrix.example”'],
    ['markup', '<b>ada</b>@corp.example', 'ada@<corp>.example', 'ada"onload=x@corp.example', 'ada%3Cscript%3E@corp.example', 'ada%22@corp.example'],
    ['controls', 'a\0da@corp.example', 'a%00da@corp.example', 'ada@corp\0.example', 'a\x7Fda@corp.example', 'a\x85da@corp.example', 'a%C2%85da@corp.example'],
    ['bidi and what is not seen', ...Array.from('\u061C\u200E\u200F\u202A\u202E\u2066\u2069\u200B\u200D\u2060\u00AD\uFEFF\u115F\u3164\uFE0F\u{E0061}').flatMap(
      char => [`a${char}da@corp.example`, `a${encodeURIComponent(char)}da@corp.example`])],
    ['white space of any kind', 'a da@corp.example', 'a%20da@corp.example', 'a\u00A0da@corp.example', 'a\u2003da@corp.example', 'a\u2028da@corp.example', 'ada@corp .example'],
    ['lone surrogates', 'a\uD800da@corp.example', '\uDC00@corp.example', 'ada@corp\uD800.example', '@a\uD800:matrix.example'],
    ['malformed encoding', 'ada%@corp.example', 'ada%zz@corp.example', 'ada%c3@corp.example', 'ada@corp%zz.example', '@ada%:matrix.example'],
    ['malformed domains', 'ada@.example', 'ada@corp..example', 'ada@-corp.example', 'ada@corp-.example', 'ada@corp_!.example', `ada@${'a'.repeat(64)}.example`,
      `ada@${'a.'.repeat(127)}example`, 'ada@[', 'ada@[]', 'ada@[::1', 'ada@[corp.example]', 'ada@*.example', 'ada@corp.example..'],
    ['malformed Matrix ids', '@ada', '@ada:', '@:matrix.example', '@ada:matrix.example:port', '@a/da:matrix.example', 'matrix:r/room:matrix.example',
      'matrix:ada@matrix.example', 'matrix:u/ada:matrix.example?action=chat', '@ada@corp.example:matrix.example'],
    ['too long', `${'a'.repeat(1_024)}@corp.example`],
  ];

  it.each(refused)('is %s', (_why, ...inputs) => {
    expect(inputs.filter(input => parseAddress(input))).toEqual([]);
  });

  it.each([[undefined], [null], [0], [NaN], [true], [{}], [[]], [['ada@corp.example']], [Symbol('ada@corp.example')], [() => 'ada@corp.example'],
    [{ toString: () => 'ada@corp.example' }], [new String('ada@corp.example')]])('is %o, which is not text', input => {
    expect(parseAddress(input)).toBeUndefined();
  });

  it.each([
    ['a'.repeat(100_000)], ['@'.repeat(100_000)], ['%'.repeat(100_000)], ['a.'.repeat(50_000)], [' '.repeat(100_000)], [`ada@${'a-'.repeat(50_000)}`],
    [`@ada:${':1'.repeat(50_000)}`], [`x:${'%41'.repeat(33_000)}@corp.example`], ['-'.repeat(1_000) + '@' + 'a-'.repeat(10)], [`ada@${'a'.repeat(60)}.`.repeat(16)],
  ])('is refused quickly, however long it is', input => {
    expect(parseAddress(input)).toBeUndefined();
    expect(processorTime(() => parseAddress(input))).toBeLessThan(50);
  });
});

describe('parsing', () => {
  // Pieces of which hostile addresses are made, so that chance meets the grammar.
  const piece = fc.constantFrom('ada', 'corp.example', '@', ':', '%', '%25', '%40', '%2F', 'é', 'İ', 'ß', 'Σ', '.', '-', '[', ']', '::1', 'sip:', 'xmpp:', 'mailto:', 'aim:',
    'matrix:u/', 'javascript:', '\t', '\n', '\u202E', '\uD83D', '😀', 'e\u0301', '\u1E9E', '\u212B', '。', '＠', '/', '?', '8448');
  const written = fc.oneof(fc.string({ unit: 'binary' }), fc.array(piece, { maxLength: 8 }).map(pieces => pieces.join('')),
    fc.tuple(fc.string({ unit: 'binary', maxLength: 8 }), fc.constantFrom('@corp.example', '@bücher.example')).map(parts => parts.join('')));

  it('never throws, whatever it is given', () => {
    fc.assert(fc.property(fc.oneof(written, fc.anything()), input => void parseAddress(input)), { numRuns: 3_000 });
  });

  it('of a normal form gives the same address again', () => {
    fc.assert(fc.property(written, input => {
      const address = parseAddress(input);
      if (address) expect(parseAddress(address.text)).toEqual(address);
    }), { numRuns: 5_000 });
  });

  it('never lets through what could break out of an attribute, a header or a path', () => {
    fc.assert(fc.property(written, input => {
      const address = parseAddress(input);
      if (address) expect(address.user + address.domain.replace(/^\[.*\]$/, '')).not.toMatch(/[\0-\x20\x7F-\x9F"<>@:;,/?#\\\u202A-\u202E\u2066-\u2069]/);
    }), { numRuns: 5_000 });
  });

  it('never yields a scheme that runs something', () => {
    fc.assert(fc.property(fc.mixedCase(fc.constantFrom('javascript', 'data', 'vbscript')), fc.string(), (scheme, rest) => {
      expect(parseAddress(`${scheme}:${rest}`)).toBeUndefined();
    }));
  });
});

describe('several addresses', () => {
  it('are separated by white space in markup', () => {
    expect(splitAddresses(' ada@corp.example\n\taim:ada ')).toEqual(['ada@corp.example', 'aim:ada']);
  });

  it('are none in an empty attribute', () => {
    expect(splitAddresses('  ')).toEqual([]);
  });

  it('stay as they are in a list', () => {
    expect(splitAddresses(['ada@corp.example', 'not one'])).toEqual(['ada@corp.example', 'not one']);
  });
});

describe('a scheme', () => {
  it.each([['mailto', 'im'], ['PRES', 'im'], ['acct', 'im'], ['im', 'im'], ['SIP', 'sip'], ['aim', 'aim']])('%s means %s', (scheme, folded) => {
    expect(foldScheme(scheme)).toBe(folded);
  });

  it.each([[undefined], [''], ['javascript'], ['DATA'], ['https']])('%s is no network', scheme => {
    expect(foldScheme(scheme)).toBeUndefined();
  });
});

describe('a domain', () => {
  it.each([['Corp.Example', 'corp.example'], ['corp.example.', 'corp.example'], ['bücher.example', 'xn--bcher-kva.example'], ['\u212Aelvin.example', 'kelvin.example'], ['l·l.example', 'xn--ll-0ea.example'], ['日本・語。example', 'xn--vek160nb2acz6g.example']])('%s is %s', (input, folded) => {
    expect(foldDomain(input)).toBe(folded);
  });

  it.each([[''], ['.'], ['corp example'], ['corp.example/x'], ['é.example/x'], ['*.corp.example']])('is not %j', input => {
    expect(foldDomain(input)).toBeUndefined();
  });
});
