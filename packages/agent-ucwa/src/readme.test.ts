import { Ajv2020 } from 'ajv/dist/2020.js';
import { readFileSync } from 'node:fs';
import { states, type StateRow } from '../fixtures/states.js';
import { agentKind } from './config.js';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

const code = (text: string | undefined): string => (text ? `\`${text}\`` : '');
const line = ({ availability, activity, means, idle, activities = [] }: StateRow): string =>
  `| ${[code(availability), code(activity), means, [...(idle ? ['idle'] : []), ...activities].join(', ')].join(' | ')} |`.replaceAll('|  |', '| |');

test('the table in the README has the rows of the fixture, and no other', () => {
  const table = /<!-- states[^]*?-->\n([^]*?)<!-- \/states -->/.exec(readme)![1]!.trim().split('\n');
  expect(table.slice(2)).toEqual(states.map(line));
});

test('the configuration in the README is one that can be used', async () => {
  const valid = new Ajv2020({ strict: false }).compile(agentKind.options);
  const [file] = [...readme.matchAll(/```json\n([^]*?)```/g)].map(([, text]) => JSON.parse(text!) as { networks: { kind: string; options: Record<string, unknown> }[] });
  for (const { kind, options } of file!.networks) {
    const filled = { ...options, password: 'from the environment' };
    expect([kind, valid(filled), valid.errors]).toEqual(['ucwa', true, null]);
    expect((await agentKind.create(filled)).name).toBe('ucwa');
  }
});
