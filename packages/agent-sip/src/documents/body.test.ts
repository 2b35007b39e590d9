import { fromDom, parseXml, type DomElement } from '@presence-elements/xml';
import { DOMParser } from '@xmldom/xmldom';
import { documents } from '../../fixtures/documents.js';
import { outcomeOf, promiseOf } from '../../fixtures/outcome.js';
import { readBody } from './body.js';

describe('a reader of bodies', () => {
  it.each(documents.map(fixture => [fixture.title, fixture] as const))('makes the right thing of %s', (_, fixture) => {
    expect(outcomeOf(fixture)).toEqual(promiseOf(fixture));
  });

  it('has at least fifty documents, each with its witness and a title of its own', () => {
    expect(documents.length).toBeGreaterThanOrEqual(50);
    expect(new Set(documents.map(({ title }) => title)).size).toBe(documents.length);
    expect(documents.filter(({ witness }) => !witness)).toEqual([]);
  });

  it('reads every document alike with a DOM and without', () => {
    const bodies = documents.filter(({ contentType, body }) => contentType?.includes('xml') && body.startsWith('<') && !body.includes('<!DOCTYPE') && parseXml(body));
    expect(bodies.length).toBeGreaterThan(50);
    for (const { body } of bodies) {
      const { documentElement } = new DOMParser().parseFromString(body, 'application/xml');
      expect(fromDom(documentElement as unknown as DomElement)).toEqual(parseXml(body));
    }
  });

  it('reads each part once, however often a list points at it', () => {
    const resources = Array.from({ length: 2000 }, (_, at) => `<resource uri="sip:${at}@x"><instance id="1" state="active" cid="a"/></resource>`).join('');
    const body = `--b\r\nContent-Type: application/rlmi+xml\r\n\r\n<list xmlns="urn:ietf:params:xml:ns:rlmi" uri="sip:l@x" version="0" fullState="true">${resources}</list>\r\n--b\r\nContent-ID: <a>\r\nContent-Type: text/xml\r\n\r\n<presence xmlns="urn:ietf:params:xml:ns:pidf"/>\r\n--b--`;
    const read = readBody('multipart/related;boundary=b', body);
    const bodies = read?.kind === 'list' ? read.list.resources.map(({ instances }) => instances[0]!.body) : [];
    expect(bodies).toHaveLength(2000);
    expect(new Set(bodies).size).toBe(1);
  });

  it('does not follow a list into itself for ever', () => {
    let body = 'x';
    for (let depth = 0; depth < 30; depth++) body = `--b${depth}.\r\nContent-Type: multipart/related;boundary=b${depth - 1}.\r\n\r\n${body}\r\n--b${depth}.--`;
    expect(readBody('multipart/related;boundary=b29.', body)).toBeUndefined();
  });
});
