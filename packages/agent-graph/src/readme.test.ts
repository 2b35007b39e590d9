import { Ajv2020 } from 'ajv/dist/2020.js';
import { readFileSync } from 'node:fs';
import { rawValues, type RawValue } from '../fixtures/raw-values.js';
import { agentKind } from './config.js';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

const line = ({ says, availability, activities = [], also = [] }: RawValue): string =>
  `| ${says} | ${availability} | ${[...activities, ...also].join(', ')} |`.replace('|  |', '| |');

test('the table in the README has the rows of the fixture, and no other', () => {
  const table = /<!-- values[^]*?-->\n([^]*?)<!-- \/values -->/.exec(readme)![1]!.trim().split('\n');
  expect(table).toEqual(['| Graph says | availability | activities, and what else |', '|---|---|---|', ...rawValues.map(line)]);
});

test('the configurations in the README are ones that can be used', () => {
  const valid = new Ajv2020({ strict: false }).compile(agentKind.options);
  const [file] = [...readme.matchAll(/```json\n([^]*?)```/g)].map(([, text]) => JSON.parse(text!, secret) as { networks: { kind: string; options: object }[] });
  expect(file!.networks).toHaveLength(2);
  for (const { kind, options } of file!.networks) expect([kind, valid(options), valid.errors]).toEqual(['graph', true, null]);
});

/** A secret stands in a file by the name of its variable. */
const secret = (_: string, value: unknown): unknown => (typeof value === 'object' && value && 'env' in value ? 'from the environment' : value);
