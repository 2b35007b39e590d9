import { parseXml } from '@presence-elements/xml';
import { readPidf, type Pidf } from './pidf.js';

const read = (inside: string, attributes: string = ''): Pidf => readPidf(parseXml(`<presence xmlns="urn:ietf:params:xml:ns:pidf" xmlns:dm="urn:ietf:params:xml:ns:pidf:data-model" xmlns:x="urn:x" ${attributes}>${inside}</presence>`)!)!;
const tuple = (inside: string = ''): string => `<tuple id="t">${inside}</tuple>`;
const shapeOf = ({ publications }: Pidf): readonly string[] => publications.map(({ tuples, persons }) => `${tuples.length}+${persons.length}`);

describe('a reader of PIDF', () => {
  it('reads status, notes and time of a tuple', () => {
    expect(read(tuple('<status><basic>open</basic></status><contact priority="0.75">sip:a@b</contact><note>here</note><timestamp>2026-11-21T00:00:00Z</timestamp>'), 'entity=" pres:a@b " xml:lang="de"')).toEqual({
      entity: 'pres:a@b',
      partly: false,
      publications: [{
        tuples: [{ basic: 'open', notes: [{ text: 'here', lang: 'de' }], rpid: { spans: [] }, since: Date.UTC(2026, 10, 21) }],
        persons: [], devices: [], notes: [],
      }],
    });
  });

  it('takes documents apart that were put one behind the other', () => {
    expect(shapeOf(read(`${tuple()}<dm:person/>${tuple()}${tuple()}<dm:person/>`))).toEqual(['1+1', '2+1']);
    expect(shapeOf(read(`${tuple()}<note>a</note>${tuple()}<note>b</note>`))).toEqual(['1+0', '1+0']);
  });

  it('takes what comes before the first tuple to belong to it, as Asterisk writes', () => {
    expect(shapeOf(read(`<dm:person/><note>Ready</note>${tuple()}`))).toEqual(['1+1']);
  });

  it('drops what has something in it that must be understood, and remembers that', () => {
    const beyond = (attribute: string): Pidf => read(`${tuple()}${tuple(`<status><x:y ${attribute}/></status>`)}`, 'xmlns:p="urn:ietf:params:xml:ns:pidf"');
    expect(['p:mustUnderstand="true"', 'mustUnderstand="1"'].map(beyond).map(document => [document.partly, shapeOf(document)])).toEqual(Array(2).fill([true, ['1+0']]));
    expect(['p:mustUnderstand="false"', 'x:mustUnderstand="true"', ''].map(beyond).map(document => [document.partly, shapeOf(document)])).toEqual(Array(3).fill([false, ['2+0']]));
  });

  it('understands what it must, of PIDF and RPID', () => {
    expect(read('<dm:person><r:activities xmlns:r="urn:ietf:params:xml:ns:pidf:rpid" mustUnderstand="true"><r:busy/></r:activities></dm:person>').partly).toBe(false);
  });

  it('reads nothing else', () => {
    expect(['<presence/>', '<presence xmlns="jabber:client"/>', '<tuple xmlns="urn:ietf:params:xml:ns:pidf"/>'].map(text => readPidf(parseXml(text)!))).toEqual([undefined, undefined, undefined]);
  });
});
