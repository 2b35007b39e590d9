import { Ajv2020 } from 'ajv/dist/2020.js';
import { readFileSync } from 'node:fs';
import { rows } from '../fixtures/states.js';
import { agentKind } from './config.js';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

test('the table in the README has the rows of the fixture, and no other', () => {
  const table = /<!-- states[^]*?-->\n([^]*?)<!-- \/states -->/.exec(readme)![1]!.trim().split('\n');
  expect(table.slice(2)).toEqual(rows.map(({ says, shown }) => `| ${says} | ${shown} |`));
});

test('the configuration in the README is one that can be used', async () => {
  const valid = new Ajv2020({ strict: false }).compile(agentKind.options);
  const [{ kind, options }] = (JSON.parse(/```json\n([^]*?)```/.exec(readme)![1]!) as { networks: [{ kind: string; options: Record<string, unknown> }] }).networks;
  // A secret stands in a file by the name of its variable.
  const filled = { ...options, token: 'from the environment' };
  expect([kind, valid(filled), (await agentKind.create(filled)).audience]).toEqual(['matrix', true, 'shared']);
});
