import type { PresenceReport } from '@presence-elements/core';
import { processorTime } from '@presence-elements/testing';
import { fromDom, parseXml, type DomElement } from '@presence-elements/xml';
import { DOMParser } from '@xmldom/xmldom';
import fc from 'fast-check';
import { documents, fixtureNow } from '../../fixtures/documents.js';
import { applyList, leavesOf } from './apply-list.js';
import { readBody, type Body } from './body.js';
import { compose } from './compose.js';
import { applyDialog } from './dialog-info.js';
import { applyWatchers } from './watcher-info.js';

const numRuns = 3000;
const types = ['application/pidf+xml', 'application/dialog-info+xml', 'application/msrtc-event-categories+xml', 'application/watcherinfo+xml', 'multipart/related;boundary=b1;start="<root@x>"', 'text/plain', '', undefined];

const anywhere = fc.nat({ max: 9999 }).map(at => at / 10_000);
const words = fc.constantFrom('', 'open', 'closed', 'full', 'partial', 'true', '0', '1', '18500', '-1', 'active', 'terminated', 'confirmed', 'idle', 'away', '__proto__', '2026-11-20T00:00:00Z', '2031-01-01T00:00:00Z', 'é', 'x y');

/** Cut, repeated, or with something put into it: seldom well-formed after that. */
const cut = fc.record({
  from: anywhere,
  length: fc.nat({ max: 60 }),
  put: fc.oneof(fc.string({ unit: 'binary', maxLength: 12 }), words, fc.constantFrom('<', '>', '&', '"', '</', '/>', '<!--', ']]>', '<![CDATA[', 'xmlns="urn:x" ', '\r\n--b1\r\n', '--b1--', '&#0;', '&lol;', '<basic>open</basic>')),
  twice: fc.boolean(),
}).map(({ from, length, put, twice }) => (text: string): string => {
  const start = Math.floor(from * text.length);
  return text.slice(0, start) + put + (twice ? text.slice(start, start + length) + text.slice(start) : text.slice(start + length));
});

/** Another word in the place of a text or an attribute, or an element left out or twice: well-formed, and not what was meant. */
const twisted = fc.record({ at: anywhere, what: fc.constantFrom(/>[^<>]+</g, /="[^"<]*"/g, /<([\w:-]+)[^<>]*>[^<]*<\/\1>|<[^<>?!]+\/>/g), word: words, twice: fc.boolean() })
  .map(({ at, what, word, twice }) => (text: string): string => {
    const found = [...text.matchAll(what)], hit = found[Math.floor(at * found.length)];
    if (!hit) return text;
    const [was] = hit, other = was.startsWith('<') ? (twice ? was + was : '') : was.startsWith('>') ? `>${word}<` : `="${word}"`;
    return text.slice(0, hit.index) + other + text.slice(hit.index + was.length);
  });

/** A real body to which something has happened, once or several times. */
const damaged: fc.Arbitrary<{ readonly contentType: string | undefined; readonly body: string }> = fc.record({
  fixture: fc.constantFrom(...documents),
  changes: fc.oneof(fc.array(cut, { minLength: 1, maxLength: 3 }), fc.array(twisted, { minLength: 1, maxLength: 6 })),
}).map(({ fixture: { contentType, body }, changes }) => ({ contentType, body: changes.reduce((text, change) => change(text), body) }));

const presence = (inside: string): string => `<presence xmlns="urn:ietf:params:xml:ns:pidf" xmlns:r="urn:ietf:params:xml:ns:pidf:rpid" xmlns:d="urn:ietf:params:xml:ns:pidf:data-model">${inside}</presence>`;

/** Well-formed, of words that mean something, in an order that mostly does not. */
const { tree } = fc.letrec<{ tree: string }>(tie => ({
  tree: fc.tuple(
    fc.constantFrom('presence', 'tuple', 'status', 'basic', 'd:person', 'd:device', 'r:activities', 'r:busy', 'note', 'dialog-info', 'dialog', 'state', 'list', 'resource', 'instance', 'r:user-input'),
    fc.constantFrom('', ' state="full"', ' version="1"', ' id="a"', ' mustUnderstand="1"', ' xmlns="urn:ietf:params:xml:ns:rlmi"', ' uri="sip:a@b"', ' xml:lang="de"', ' until="2027-01-01T00:00:00Z"', ' xmlns:r="urn:x" r:id="&lt;&#233;&quot;"'),
    fc.oneof({ maxDepth: 6 }, fc.constantFrom('', 'open', 'closed', 'confirmed', '18000', 'é &amp; &#x1F600;', '<![CDATA[<x> & y]]>', 'a<!-- closed -->b'), fc.array(tie('tree'), { maxLength: 4 }).map(inside => inside.join(' '))),
  ).map(([name, attributes, inside]) => `<${name}${attributes}>${inside}</${name}>`),
}));

const reportsOf = (body: Body | undefined): readonly Omit<PresenceReport, 'address'>[] => {
  switch (body?.kind) {
    case 'pidf': return [compose({ presence: body.document }, fixtureNow)];
    case 'dialog': return [compose({ dialog: applyDialog(undefined, body.document).dialogs }, fixtureNow)];
    case 'state': return [compose({ state: body.document }, fixtureNow)];
    case 'list': return leavesOf(applyList(undefined, body.list).list).flatMap(({ instances }) => instances.flatMap(instance => reportsOf(instance.body)));
    case 'watchers': applyWatchers(undefined, body.watchers); return [];
    default: return [];
  }
};

const isSound = (reports: readonly Omit<PresenceReport, 'address'>[], text: string): void => {
  for (const { availability, note, activities = [], expiresAt, since } of reports) {
    if (availability === 'offline') expect(text).toMatch(/closed|unavailable|>\s*0*(1[89]\d{3}|[2-9]\d{4}|\d{6,})/);
    expect(note?.text.length ?? 0).toBeLessThanOrEqual(1000);
    expect(activities.length).toBeLessThan(1000);
    for (const time of [expiresAt ?? fixtureNow + 1, since ?? 0]) expect(Number.isFinite(time)).toBe(true);
    expect(expiresAt ?? Infinity).toBeGreaterThan(fixtureNow);
    expect(since ?? -Infinity).toBeLessThanOrEqual(fixtureNow);
  }
};

describe('whatever arrives', () => {
  it('is read without harm, and makes nobody offline', () => {
    fc.assert(fc.property(fc.constantFrom(...types), fc.string({ unit: 'binary', maxLength: 300 }), (type, body) => { isSound(reportsOf(readBody(type, body)), body); }), { numRuns });
  });

  it('is read without harm where it looks like XML', () => {
    fc.assert(fc.property(tree, inside => {
      const body = presence(inside);
      expect(readBody('text/xml', body)?.kind).toBe('pidf');
      isSound(reportsOf(readBody('text/xml', body)), body);
    }), { numRuns: 1000 });
  });

  it('is read without harm when a real body was damaged, and makes nobody offline', () => {
    const kinds = new Map<string, number>();
    fc.assert(fc.property(damaged, ({ contentType, body }) => {
      const read = readBody(contentType, body), kind = read?.kind ?? 'unreadable';
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
      // What is encoded says closed in letters of its own.
      if (!/base64|quoted/.test(body)) isSound(reportsOf(read), body);
    }), { numRuns });
    // Most of what was only twisted is still read: else this would try nothing but the parser.
    expect(Math.min(...['pidf', 'dialog', 'state', 'list', 'watchers', 'unreadable'].map(kind => kinds.get(kind) ?? 0))).toBeGreaterThan(5);
  });

  it('is read alike with a DOM and without', () => {
    fc.assert(fc.property(tree, inside => {
      const root = new DOMParser().parseFromString(presence(inside), 'application/xml').documentElement;
      const plain = parseXml(presence(inside));
      expect(plain).toBeDefined();
      expect(fromDom(root as unknown as DomElement)).toEqual(plain);
    }), { numRuns: 1000 });
  });

  it('keeps sequences of anything in order', () => {
    fc.assert(fc.property(fc.array(fc.record({ version: fc.nat({ max: 6 }), full: fc.boolean(), ids: fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 3 }) }), { maxLength: 12 }), parts => {
      let known: ReturnType<typeof applyDialog> | undefined;
      for (const { ids, ...next } of parts) {
        const before = known?.dialogs;
        known = applyDialog(before, { ...next, dialogs: ids.map(id => ({ id, state: 'early' as const })) });
        if (next.full) expect(known.gap).toBe(false);
        else if (!before || next.version > before.version + 1) expect(known.gap).toBe(true);
        expect(known.dialogs.version).toBe(next.full || !before ? next.version : Math.max(before.version, next.version));
      }
    }));
  });
});

describe('a body that means harm', () => {
  const within = (milliseconds: number, type: string | undefined, body: string): void => {
    expect(processorTime(() => reportsOf(readBody(type, body)))).toBeLessThan(milliseconds);
  };
  it.each([
    ['nested for ever', 'text/xml', '<a>'.repeat(100_000)],
    ['a bomb', 'text/xml', `<!DOCTYPE a [<!ENTITY a "${'x'.repeat(1000)}">${'<!ENTITY b "&a;&a;">'.repeat(1000)}]><a>&b;</a>`],
    ['thousands of tuples', 'text/xml', presence('<tuple id="t"><status><basic>open</basic></status></tuple>'.repeat(4000))],
    ['thousands of persons behind tuples', 'text/xml', presence('<tuple/><d:person><r:activities><r:busy/></r:activities></d:person>'.repeat(3000))],
    ['thousands of activities', 'text/xml', presence(`<d:person><r:activities>${'<r:other>x</r:other><r:meal/>'.repeat(7000)}</r:activities></d:person>`)],
    ['thousands of calls', 'text/xml', `<dialog-info xmlns="urn:ietf:params:xml:ns:dialog-info" version="0" state="full">${Array.from({ length: 5000 }, (_, at) => `<dialog id="${at}"><state>early</state></dialog>`).join('')}</dialog-info>`],
    ['a long note', 'text/xml', presence(`<note>${' \u202E'.repeat(100_000)}</note>`)],
    ['a long number', 'text/xml', `<dialog-info xmlns="urn:ietf:params:xml:ns:dialog-info" version="${'9'.repeat(200_000)}" state="full"/>`],
    ['blanks', 'text/xml', ' '.repeat(4_000_000)],
    ['boundaries that are none', 'multipart/related;boundary=b', '\r\n--bx'.repeat(600_000)],
    ['empty parts', 'multipart/related;boundary=b', '\r\n--b\r\n'.repeat(500_000)],
    ['a long header', 'multipart/related;boundary=b', `--b\r\n${'a'.repeat(2_000_000)}\r\n\r\nx\r\n--b--`],
    ['line ends', 'multipart/related;boundary=b', `--b\r\n${'\r'.repeat(2_000_000)}`],
    ['a long content type', `multipart/related;${'a="b";'.repeat(300_000)}`, 'x'],
    ['thousands of parts', 'multipart/related;boundary=b', `--b\r\n\r\n${presence('')}\r\n`.repeat(4000)],
  ])('takes no time: %s', (_, type, body) => {
    within(2000, type, body);
  });
});
