import { find, readJson, readXmlText, textAt, wordAt } from './place.js';

describe('the agent finds in JSON', () => {
  const place = readJson('\uFEFF{"a":{"b":[{"c":1},{"c":" two "},{"d":true}],"n":null,"e":[]},"x":""}')!;
  const texts = (path: string | string[]): (string | undefined)[] => find(place, path).map(({ text }) => text);

  it('whatever a path leads to, through lists', () => expect([texts('a.b.c'), texts('a.b.d'), texts('x')]).toEqual([['1', ' two '], ['true'], ['']]));
  it('nothing where there is nothing', () => expect([texts('a.z'), texts('a.e'), texts('z.z'), texts('x.length'), texts('a.b.length')]).toEqual([[], [], [], [], []]));
  it('nothing that JavaScript has and the answer has not', () => expect([texts('constructor'), texts('__proto__'), texts('a.toString')]).toEqual([[], [], []]));
  it('the first of several paths that leads anywhere', () => expect(texts(['z', 'a.b.d', 'x'])).toEqual(['true']));
  it('prose as it was written, and words without what is around them', () => expect([textAt(readJson('{"n":" a "}')!, 'n'), wordAt(readJson('{"n":" a "}')!, 'n')]).toEqual([' a ', 'a']));
  it('no text in what is none', () => expect([textAt(place, 'a'), textAt(place, 'a.n'), textAt(place, undefined), textAt(place, 'a.b.c')]).toEqual([undefined, undefined, undefined, '1']));
});

describe('the agent finds in XML', () => {
  const place = readXmlText('<?xml version="1.0"?><p xmlns="jabber:client" type="x" xml:lang="de"><s a="1">one</s><s a="2">two</s><error><gone/></error></p>', 'p')!;
  const texts = (path: string): (string | undefined)[] => find(place, path).map(({ text }) => text);

  it('elements, attributes, any child, names and its own text', () => {
    expect(['s', 's.@a', '@type', '@lang', 'error.*.#name', '*.#name'].map(texts)).toEqual([['one', 'two'], ['1', '2'], ['x'], ['de'], ['gone'], ['s', 's', 'error']]);
    expect(texts('s.#text')).toEqual(['one', 'two']);
    expect(texts('@type.deeper')).toEqual([]);
  });
});

test('what is no document is none', () => {
  for (const text of ['', 'offline', '{', '<p>', '<a/>', '['.repeat(60_000)]) expect(readXmlText(text, 'p')).toBeUndefined();
  for (const text of ['', '{', '<p/>', 'undefined', '['.repeat(60_000)]) expect(readJson(text)).toBeUndefined();
});
