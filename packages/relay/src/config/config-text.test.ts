import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ConfigError } from './config-problem.js';
import { ConfigText } from './config-text.js';

function mistakesIn(text: string): readonly string[] {
  try {
    new ConfigText(text, 'x.json');
    return [];
  } catch (error) {
    return (error as ConfigError).problems.map(({ line, column, field, message }) => `${line}:${column} ${field && `${field}: `}${message}`);
  }
}

describe('the text of a configuration', () => {
  it('may have comments, trailing commas and a byte order mark', () => {
    const { value } = new ConfigText('\uFEFF// Ours\n{ "port": 1, /* all */ "hosts": ["a",], }', 'x.json');
    expect(value).toEqual({ port: 1, hosts: ['a'] });
  });

  it.each([
    ['', '1:1 a value is missing here'],
    ['{ "port": }', '1:11 a value is missing here'],
    ['{\n  "port": 1\n  "host": "a"\n}', '3:3 put a comma before this'],
    ['{\r\n"a": [1\r\n', '3:1 close the list with ] here'],
    ['{ "port" 1 }', '1:10 put a colon between the field’s name and its value'],
    ['{ port: 1 }', '1:3 write a text in double quotes, a number, true, false or null here'],
    ['{ "a": "x\n" }', '1:8 close the text with a double quote on the same line'],
    ['{} {}', '1:4 the file should have ended before this: take away what follows'],
    ['{ "a": "C:\\path" }', '1:8 after a backslash only these may stand: " \\ / b f n r t u; write \\\\ for a backslash itself'],
    ['{ /* }', '1:3 close the comment with */'],
  ])('that is %j says where and what to write', (text, mistake) => {
    expect(mistakesIn(text)).toContain(mistake);
  });

  it('repeats nothing of what it says: it may be a password in the wrong place', () => {
    expect(mistakesIn('{ "password" "hunter2", hunter2 }').join()).not.toContain('hunter2');
  });

  it('tells of a field that stands twice, since only one of them could count', () => {
    expect(mistakesIn('{ "a": 1, "b": [{ "c": 1,\n "c": 2 }],\n "a": 3 }')).toEqual([
      '2:2 b[0].c: this field stands here twice: remove one', '3:2 a: this field stands here twice: remove one',
    ]);
  });

  it('has fields by any name, which are nothing but fields', () => {
    const { value } = new ConfigText('{ "__proto__": { "port": 1 }, "constructor": 2 }', 'x.json');
    expect(Object.keys(value as object)).toEqual(['__proto__', 'constructor']);
    expect((value as { port?: number }).port).toBeUndefined();
  });

  it('knows where every field is, and the nearest place of what is not there', () => {
    const text = new ConfigText('{\n  "networks": [\n    { "name": "a" }\n  ]\n}', 'x.json');
    expect(text.problem(['networks', 0, 'name'], 'm')).toEqual({ line: 3, column: 15, field: 'networks[0].name', message: 'm' });
    expect(text.problemWithName(['networks', 0, 'name'], 'm')).toMatchObject({ line: 3, column: 7 });
    expect(text.problem(['networks', 0, 'kind'], 'm')).toMatchObject({ line: 3, column: 5, field: 'networks[0].kind' });
    expect(text.problem([], 'm')).toMatchObject({ line: 1, column: 1, field: '' });
  });

  it('is refused in words, whatever it is', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json().map(text => text.slice(0, -1)), fc.json().map(text => text.replace(/[",:]/, ''))), text => {
      for (const mistake of mistakesIn(text)) expect(mistake).toMatch(/^\d+:\d+ ./);
    }));
  });
});
