import { DOMParser as Xmldom } from '@xmldom/xmldom';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

// A browser's parser, as far as it is used: it throws at nothing and marks what is not well-formed.
class FakeParser {
  parseFromString(given: unknown): unknown {
    asked.push(given);
    const text = String(given);
    const broken = text.includes('broken') && `<a><parsererror xmlns="${mark}">error on line 1</parsererror></a>`;
    return new Xmldom().parseFromString(broken || text, 'text/xml');
  }
}

let asked: unknown[] = [], mark = '';
const a = { name: 'a', ns: '', attributes: [], children: [], text: 'x' };

/** As a page loads it: with a policy not yet made. */
const load = async () => {
  vi.resetModules();
  return import('./read-dom.js');
};

beforeEach(() => {
  asked = [];
  vi.stubGlobal('DOMParser', FakeParser);
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe('reading with the page’s own parser', () => {
  it('gives plain elements', async () => {
    const { readXml } = await load();
    expect(readXml('<a>x</a>', 64)).toEqual(a);
  });

  it.each(['http://www.w3.org/1999/xhtml', 'http://www.mozilla.org/newlayout/xml/parsererror.xml'])('gives nothing for what the parser marks with %s', async ns => {
    mark = ns;
    const { readXml } = await load();
    expect(readXml('<broken', 64)).toBeUndefined();
  });

  it('goes no deeper than it may', async () => {
    const { readXml } = await load();
    expect(readXml('<a><b><c/></b></a>', 2)).toBeUndefined();
  });

  it('makes one policy where the page guards its sinks, and hands over nothing but what that has passed', async () => {
    const made: string[] = [];
    vi.stubGlobal('trustedTypes', {
      createPolicy(name: string, { createHTML }: { createHTML(text: string): string }) {
        made.push(name);
        return { createHTML: (text: string) => Object.assign(new String(createHTML(text)), { trusted: true }) };
      },
    });
    const { readXml } = await load();
    expect([readXml('<a>x</a>', 64), readXml('<a>x</a>', 64)]).toEqual([a, a]);
    expect(made).toEqual(['presence-elements']);
    expect(asked.every(text => (text as { trusted?: boolean }).trusted)).toBe(true);
  });

  it('warns once and reads nothing where the page does not allow that policy', async () => {
    const warn = vi.spyOn(console, 'warn').mockReturnValue();
    vi.stubGlobal('trustedTypes', { createPolicy() { throw new TypeError('Policy disallowed'); } });
    const { readXml } = await load();
    expect([readXml('<a>x</a>', 64), readXml('<a>x</a>', 64)]).toEqual([undefined, undefined]);
    expect(warn).toHaveBeenCalledOnce();
    expect(String(warn.mock.calls[0]![0])).toContain('trusted-types presence-elements');
  });
});
