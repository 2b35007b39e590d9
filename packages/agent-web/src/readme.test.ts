import { Ajv2020 } from 'ajv/dist/2020.js';
import { readFileSync } from 'node:fs';
import { agentKind } from './config.js';
import { services } from './services.js';
import type { WebService } from './web-service.js';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

const code = (text: string): string => `\`${text}\``;
const line = ({ name, title, schemes = [], domains = [], retired = '', path, read }: WebService): string => {
  const addresses = [...schemes.map(scheme => code(scheme === 'im' ? 'user@domain' : `${scheme}:`)), ...domains.map(domain => code(`@${domain}`))];
  return `| ${[code(name), title, addresses.join(' '), retired, code(path.replaceAll('|', '\\|')), read.format].join(' | ')} |`.replaceAll('|  |', '| |');
};

test('the table in the README has the rows, and no other', () => {
  const table = /<!-- services[^]*?-->\n([^]*?)<!-- \/services -->/.exec(readme)![1]!.trim().split('\n');
  expect(table.slice(2)).toEqual(services.map(line));
});

test('the configurations in the README are ones that can be used', async () => {
  const valid = new Ajv2020({ strict: false }).compile(agentKind.options);
  const files = [...readme.matchAll(/```json\n([^]*?)```/g)].map(([, text]) => JSON.parse(text!) as { networks: { kind: string; options: Record<string, unknown> }[] });
  expect(files).toHaveLength(2);
  for (const { kind, options } of files.flatMap(({ networks }) => networks)) {
    // A secret stands in a file by the name of its variable.
    const filled = { ...options, ...('password' in options && { password: 'from the environment' }) };
    expect([kind, valid(filled), valid.errors]).toEqual(['web', true, null]);
    expect((await agentKind.create(filled)).name).toMatch(/^web:/);
  }
});
