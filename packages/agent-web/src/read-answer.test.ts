import { parseAddress, type PresenceReport } from '@presence-elements/core';
import fc from 'fast-check';
import { readAnswer } from './read-answer.js';
import { services } from './services.js';
import type { Meaning, Reading, WebService } from './web-service.js';

const asked = [parseAddress('aim:ada')!, parseAddress('aim:bob')!];
const row = (read: Reading, more: Partial<WebService> = {}): WebService => ({ name: 'x', title: 'X', path: '/{users}', read, values: { on: 'online', off: 'offline' }, ...more });
const reading = (service: WebService, body: string, more: object = {}): readonly Partial<PresenceReport>[] => readAnswer({ status: 200, body, ...more }, service, asked);

describe('the agent reads', () => {
  it('one entry for each person, whatever their order and spelling', () => {
    const list = row({ format: 'json', each: 'users', who: 'id', state: 's' });
    expect(reading(list, '{"users":[{"id":"B ob","s":"off"},{"id":"charles","s":"on"},{"id":"ADA","s":"on"}]}')).toEqual([{ availability: 'online' }, { availability: 'offline' }]);
    expect(reading(list, '{"users":[{"id":"bob","s":"off"},{"s":"off"}]}')).toEqual([{ problem: 'no-data' }, { availability: 'offline' }]);
  });
  it('what stands between two markers', () => {
    const page = row({ format: 'html', between: ['state=', ';'] }), text = row({ format: 'text', between: ['state=', ';'] });
    expect(reading(page, '<html>state= on ;state=off;')[0]).toEqual({ availability: 'online' });
    expect(reading(text, 'x state=on')[0]).toEqual({ availability: 'online' });
    expect(reading(text, 'off')[0]).toEqual({ problem: 'no-data' });
    expect(() => reading(page, '<html>offline off')).toThrow(expect.objectContaining({ code: 'unreachable' }));
  });
  it('the last part of where it is redirected to', () => {
    const redirect = row({ format: 'redirect' });
    for (const location of ['on', '/x/on', 'http://off/on', '//off/on?off#off', 'on#/off']) expect(reading(redirect, '', { status: 302, location })[0], location).toEqual({ availability: 'online' });
    for (const location of ['', '/', '/on/', 'http://on', 'http://on/', 'o%6E']) expect(reading(redirect, '', { status: 302, location })[0]?.availability, location).toBe(location === 'http://on' ? 'online' : undefined);
    expect(reading(redirect, 'off')[0]).toEqual({ problem: 'no-data' });
  });
  it('no failure as an answer', () => {
    expect(() => reading(row({ format: 'text' }), 'off', { status: 500 })).toThrow(expect.objectContaining({ code: 'unreachable' }));
    expect(() => reading(row({ format: 'json', status: 'code', state: 's' }), '{"code":429,"s":"off"}', { wait: 5 })).toThrow(expect.objectContaining({ code: 'rate-limited', retryAfter: 5 }));
    expect(() => reading(row({ format: 'json', status: 'code', state: 's' }), '{"code":"broken","s":"off"}')).toThrow(expect.objectContaining({ code: 'unreachable' }));
  });
  it('nothing in a document without what this service always has', () => {
    const proven = row({ format: 'xml', root: 'p', proof: '@from', state: '@s' });
    expect(reading(proven, '<p s="off"/>')[0]).toEqual({ problem: 'no-data' });
    expect(reading(proven, '<q from="" s="off"/>')[0]).toEqual({ problem: 'no-data' });
    expect(reading(proven, '<p from="" s="off"/>')[0]).toEqual({ availability: 'offline' });
  });
});

describe('whatever comes', () => {
  const words = [...new Set(services.flatMap(({ values }) => Object.keys(values)))];
  const soup = fc.array(fc.oneof(fc.constantFrom(...words, 'offline', 'unavailable', '<presence user="a">', '<resource show="', '"/>', '</presence>', '{"jid":1,"show":"', '"}', '<html>', '\0', '[', '{'), fc.string()), { maxLength: 8 }).map(parts => parts.join(''));
  const json = fc.json({ maxDepth: 4 }), body = fc.oneof(soup, json, fc.string({ unit: 'binary' }));
  const offlineWords = ({ values }: WebService): readonly string[] => Object.keys(values).filter(word => says(values[word]) === 'offline');
  const says = (meaning: Meaning | undefined): string | undefined => (typeof meaning === 'object' ? meaning.availability : meaning);

  it.each(services)('$name fails with a PresenceError at most, and calls nobody offline but in its own words', service => {
    fc.assert(fc.property(body, fc.option(soup), fc.constantFrom(200, 200, 200, 302, 404, 500), (body, location, status) => {
      let facts: readonly Partial<PresenceReport>[];
      try {
        facts = readAnswer({ status, body, location: location ?? undefined }, service, asked);
      } catch (error) {
        expect(error).toMatchObject({ name: 'PresenceError' });
        return;
      }
      expect(facts).toHaveLength(2);
      if (!facts.some(({ availability }) => availability === 'offline')) return;
      const emptyList = says(service.none) === 'offline' && body.includes('<presence');
      expect(emptyList || offlineWords(service).some(word => (body + (location ?? '')).includes(word))).toBe(true);
    }), { numRuns: 400 });
  });

  it.each(services)('$name answers what it documents and nothing for any other word', service => {
    fc.assert(fc.property(fc.string().filter(word => !Object.hasOwn(service.values, word.trim())), word => {
      const answers = answersWith(service, word);
      for (const answer of answers) expect(readAnswer({ status: 200, body: '', ...answer }, service, asked)[0]).toEqual({ problem: 'no-data' });
    }));
  });

  /** Answers in the form of the service, with a word of ours. */
  function answersWith({ read, name }: WebService, word: string): readonly { body?: string; location?: string; status?: number }[] {
    const xml = encodeURIComponent(word);
    if (read.format === 'redirect') return [{ status: 302, location: `/a/${encodeURIComponent(word)}` }];
    if (read.format === 'text') return /^\s*</.test(word) ? [] : [{ body: word }];
    if (read.format === 'html') return [{ body: `<html><img id="b" src="/talk/service/resources/x${xml}.gif">` }];
    if (read.format === 'xml') return word.trim() ? [{ body: `<presence user="a" from="a" type="${xml}x"><resource show="${xml}x"/></presence>` }] : [];
    return [{ body: JSON.stringify({ jid: 'a', show: word, status: name === 'msn' ? word : '', response: { statusCode: 200, data: { users: [{ aimId: 'ada', state: word }] } } }) }];
  }
});
