import { processorTime } from '@presence-elements/testing';
import { readContentType, readParts, type Part } from './mime.js';

const parts = (body: string, boundary: string = 'b1'): readonly Part[] | undefined => readParts(readContentType(`multipart/related;boundary=${boundary}`), body);
const bodies = (body: string, boundary?: string): readonly unknown[] | undefined => parts(body, boundary)?.map(part => part.body);

describe('a reader of Content-Type', () => {
  it('reads parameters, quoted or not, whatever their case', () => {
    const { type, parameters } = readContentType('Multipart/Related;type="application/rlmi+xml";start="<a;b@c>"; Boundary = "x \\"y\\"" ; charset=utf-8 ');
    expect(type).toBe('multipart/related');
    expect([...parameters]).toEqual([['type', 'application/rlmi+xml'], ['start', '<a;b@c>'], ['boundary', 'x "y"'], ['charset', 'utf-8']]);
  });

  it('believes the first of two', () => {
    expect(readContentType('a/b;boundary=1;boundary=2').parameters.get('boundary')).toBe('1');
  });

  it.each([undefined, '', ';', ';;;=', 'a/b;x', 'a/b;="'])('makes do with %s', field => {
    expect(readContentType(field).parameters.size).toBe(0);
  });

  it('does not linger over a field that means harm', () => {
    const fields = [`a/b${';a="\\'.repeat(100_000)}`, `a/b;${' '.repeat(100_000)}`];
    expect(processorTime(() => fields.forEach(readContentType))).toBeLessThan(500);
  });
});

describe('a reader of multipart bodies', () => {
  it('takes parts apart, with CRLF or LF, with preamble and epilogue', () => {
    const body = 'preamble\r\n--b1\r\nContent-Type: text/xml\r\nContent-ID: <a@b>\r\n\r\n<x/>\r\n\r\n--b1  \r\n\r\nbare\r\n--b1--\r\nepilogue\r\n--b1\r\n\r\nnever\r\n';
    const expected = [{ contentType: 'text/xml', id: 'a@b', body: '<x/>\r\n' }, { contentType: undefined, body: 'bare' }];
    expect(parts(body)).toEqual(expected);
    expect(parts(body.replaceAll('\r\n', '\n'))).toEqual([{ ...expected[0], body: '<x/>\n' }, expected[1]]);
  });

  it('takes an id without brackets, and folded header lines', () => {
    expect(parts('--b1\nContent-ID: resourceList\nContent-Type: text/xml;\n charset=utf-8\n\nx\n--b1--')).toEqual([{ contentType: 'text/xml; charset=utf-8', id: 'resourceList', body: 'x' }]);
  });

  it('forgives a missing end', () => {
    expect(bodies('--b1\n\none\n--b1\n\ntwo')).toEqual(['one', 'two']);
  });

  it('tells its own boundary from one that begins alike', () => {
    expect(bodies('--b1\nContent-Type: multipart/related;boundary=b12\n\n--b12\n\ninner\n--b12--\n--b1\n\nouter\n--b1--')).toEqual(['--b12\n\ninner\n--b12--', 'outer']);
    expect(bodies('--b1\n\nnot --b1 here\n--b1--')).toEqual(['not --b1 here']);
  });

  it('undoes encodings, and reads no part in one it does not know', () => {
    expect(bodies('--b1\nContent-Transfer-Encoding: base64\n\nPHgvPg==\n--b1\nContent-Transfer-Encoding: rot13\n\n<k/>\n--b1--')).toEqual(['<x/>', undefined]);
  });

  it.each([['no boundary in sight', 'b1'], ['--b1--', 'b1'], ['', 'b1'], ['--\n\nx\n----', ''], [`--${'b'.repeat(71)}\n\nx`, 'b'.repeat(71)]])('takes nothing apart in %j', (body, boundary) => {
    expect(parts(body, boundary)).toBeUndefined();
  });

  it('refuses what is too large, and too many parts', () => {
    expect(parts('--b1\n\n' + 'x'.repeat(5_000_000))).toBeUndefined();
    expect(parts('--b1\n\nx\n'.repeat(5000))).toBeUndefined();
  });

  it('does not linger over a body that means harm', () => {
    const bodies = ['\r\n--b1x'.repeat(200_000), 'a:\r\n '.repeat(200_000), '\r'.repeat(1_000_000), ('--b1' + ' '.repeat(1990) + 'x\n').repeat(1000)];
    expect(processorTime(() => bodies.forEach(body => parts(`--b1\n${body}`)))).toBeLessThan(1_500);
  });
});
