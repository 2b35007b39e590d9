import type { OwnPresence } from '@presence-elements/core';
import { parseXml } from '@presence-elements/xml';
import fc from 'fast-check';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rpidActivities } from './activities.js';
import { compose } from './compose.js';
import { readPidf } from './pidf.js';
import { publishedAs, writePidf, writtenActivities } from './write-pidf.js';

const now = Date.UTC(2026, 10, 21), publisher = { entity: 'pres:ada@corp.example', id: 'desk', now };
const seen = (own: OwnPresence, ...more: string[]): ReturnType<typeof compose> =>
  compose({ presence: readPidf(parseXml(join2(writePidf(own, publisher), more))!) }, now);

/** As Kamailio puts documents together: the insides of one behind those of the other. */
const join2 = (text: string, more: readonly string[]): string =>
  more.reduce((whole, other) => whole.replace('</presence>', other.replace(/^[^]*?<presence[^>]*>/, '')), text);

describe('a writer of PIDF', () => {
  it.each([
    [{}, 'online'], [{ availability: 'auto' }, 'online'], [{ availability: 'online' }, 'online'], [{ availability: 'away' }, 'away'], [{ availability: 'busy' }, 'busy'],
    [{ availability: 'dnd' }, 'busy'], [{ availability: 'offline' }, 'offline'], [{ availability: 'invisible' }, 'offline'], [{ availability: 'unknown' }, 'unknown'],
  ] as const)('lets others read %j as %s', (own, availability) => {
    expect(seen(own).availability).toBe(availability);
  });

  it('writes a tuple and a person, valid and small', () => {
    expect(writePidf({ availability: 'busy', note: { text: 'In <3> & out', lang: 'en', emoji: '🛠' }, activities: [{ kind: 'in-meeting', until: now + 60_000 }] }, publisher)).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<presence xmlns="urn:ietf:params:xml:ns:pidf" xmlns:dm="urn:ietf:params:xml:ns:pidf:data-model" xmlns:rpid="urn:ietf:params:xml:ns:pidf:rpid" entity="pres:ada@corp.example">
<tuple id="t-desk"><status><basic>open</basic></status><note xml:lang="en">🛠 In &lt;3&gt; &amp; out</note><timestamp>2026-11-21T00:00:00.000Z</timestamp></tuple>
<dm:person id="p-desk"><rpid:activities><rpid:busy/></rpid:activities><rpid:activities until="2026-11-21T00:01:00.000Z"><rpid:meeting/></rpid:activities><dm:note xml:lang="en">🛠 In &lt;3&gt; &amp; out</dm:note><dm:timestamp>2026-11-21T00:00:00.000Z</dm:timestamp></dm:person>
</presence>`);
  });

  it('tells nothing of whoever is invisible', () => {
    const text = writePidf({ availability: 'invisible', note: { text: 'secret' }, activities: [{ kind: 'in-call' }], outOfOffice: { message: 'secret' } }, publisher);
    expect(text).not.toMatch(/secret|phone|person/);
    expect(publishedAs({ availability: 'invisible', note: { text: 'secret' } }, publisher)).toEqual({ availability: 'invisible' });
  });

  it('keeps the note of whoever says good-bye', () => {
    expect(seen({ availability: 'offline', note: { text: 'See you on Monday' } })).toMatchObject({ availability: 'offline', note: { text: 'See you on Monday' } });
  });

  it('says what was really set', () => {
    expect(publishedAs({ availability: 'dnd', note: { text: 'Deep work', emoji: '🎧' }, activities: [{ kind: 'focusing' }] }, publisher)).toMatchObject({ availability: 'busy', note: { text: '🎧 Deep work' }, activities: [{ kind: 'other', text: 'focusing' }] });
    expect(publishedAs({ availability: 'auto' }, publisher).availability).toBe('auto');
  });

  it('lets an availability end when it is meant to', () => {
    const own = { availability: 'busy', expiresAt: now + 1000 } as const, presence = readPidf(parseXml(writePidf(own, publisher))!);
    expect(compose({ presence }, now)).toMatchObject({ availability: 'busy', expiresAt: now + 1000 });
    expect(compose({ presence }, now + 1000).availability).toBe('online');
  });

  it('is away when out of office', () => {
    expect(seen({ outOfOffice: { message: 'On leave', until: now + 5000 } })).toMatchObject({ availability: 'away', note: { text: 'On leave' }, expiresAt: now + 5000 });
  });

  it('lets a device at work count more than one that is away', () => {
    expect(seen({ availability: 'away' }, writePidf({ availability: 'online' }, { ...publisher, id: 'phone' })).availability).toBe('online');
    expect(seen({ availability: 'online' }, writePidf({ availability: 'busy' }, { ...publisher, id: 'phone' })).availability).toBe('busy');
    expect(seen({ availability: 'offline' }, writePidf({ availability: 'away' }, { ...publisher, id: 'phone' })).availability).toBe('away');
    expect(seen({ availability: 'offline' }, writePidf({ availability: 'invisible' }, { ...publisher, id: 'phone' })).availability).toBe('offline');
  });

  it('writes activities that RPID has', () => {
    expect([...writtenActivities.values()].filter(word => !rpidActivities.has(word))).toEqual([]);
  });

  it('says nothing by a word that it does not know', () => {
    expect(seen({ availability: 'lurking' as 'online' }).availability).toBe('unknown');
    expect(seen({ availability: '__proto__' as 'online' }).availability).toBe('unknown');
  });

  it('writes no time that is none', () => {
    expect(writePidf({ availability: 'busy', expiresAt: Infinity, activities: [{ kind: 'meal', until: NaN }] }, publisher)).not.toMatch(/until|NaN/);
  });
});

const optional = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(arbitrary, { nil: undefined });
const text = fc.string({ unit: 'binary', maxLength: 30 }), instant = fc.integer({ min: now + 1, max: now + 1e10 }); // What ends now is over.

const anybody: fc.Arbitrary<OwnPresence> = fc.record({
  availability: optional(fc.constantFrom('online', 'away', 'busy', 'dnd', 'offline', 'unknown', 'invisible', 'auto')),
  note: optional(fc.record({ text, emoji: optional(text), lang: optional(fc.oneof(text, fc.constantFrom('en', 'de-AT', 'x--y'))) })),
  activities: optional(fc.array(fc.record({ kind: fc.oneof(text, fc.constantFrom(...writtenActivities.keys())), text: optional(text), until: optional(instant) }), { maxLength: 5 })),
  outOfOffice: optional(fc.record({ message: optional(text), until: optional(instant) })),
  expiresAt: optional(instant),
});
const anywhere = fc.record({ entity: fc.oneof(fc.emailAddress().map(address => `pres:${address}`), text), id: text, now: fc.constant(now) });

describe('whatever is published', () => {
  it('is well-formed, and read as it was meant', () => {
    fc.assert(fc.property(anybody, anywhere, (own, where) => {
      const presence = readPidf(parseXml(writePidf(own, where))!)!, availability = own.availability ?? 'auto';
      expect(presence.publications).toHaveLength(1);
      const read = compose({ presence }, now).availability;
      expect(read === 'offline').toBe(availability === 'offline' || availability === 'invisible');
      if (!own.activities?.length && !own.outOfOffice) expect(read).toBe(({ auto: 'online', dnd: 'busy', invisible: 'offline' } as Record<string, string>)[availability] ?? availability);
    }));
  });

  const lacking = spawnSync('xmllint', ['--version']).error ? 'needs libxml2-utils: ' : '';
  it.skipIf(lacking)(`${lacking}is valid by the grammar of RFC 3863, 4479 and 4480`, () => {
    const entities = fc.emailAddress().map(address => ({ entity: `pres:${address}` }));
    const texts = fc.sample(fc.tuple(anybody, anywhere, entities), { numRuns: 300, seed: 4480 }).map(([own, where, { entity }]) => writePidf(own, { ...where, entity }));
    expect(invalid(texts)).toEqual([]);
  });

  it.skipIf(lacking)(`${lacking}would be seen to be invalid`, () => {
    const text = writePidf({ availability: 'busy', note: { text: 'x', lang: 'en' }, expiresAt: now }, publisher);
    const wrong = [['rpid:busy', 'rpid:lurking'], ['>open<', '>ajar<'], ['"t-desk"', '"7"'], ['"p-desk"', '"t-desk"'], ['until="', 'until="x'], ['"en"', '"e n"'], ['<tuple', '<dm:deviceID/><tuple']] as const;
    expect(invalid(wrong.map(([right, other]) => text.replaceAll(right, other)))).toHaveLength(wrong.length);
  });
});

/** The documents that xmllint does not find valid, as what it says of them. */
function invalid(texts: readonly string[]): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), 'pidf-')), schema = fileURLToPath(new URL('../../fixtures/schemas/presence.xsd', import.meta.url));
  try {
    const files = texts.map((_, at) => join(folder, `${at}.xml`));
    files.forEach((file, at) => { writeFileSync(file, texts[at]!); });
    const { stderr } = spawnSync('xmllint', ['--nonet', '--noout', '--schema', schema, ...files], { encoding: 'utf8' });
    const lines = stderr.split('\n');
    return files.filter(file => !lines.includes(`${file} validates`)).map(file => lines.find(line => line.startsWith(file)) ?? stderr);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
