import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ConfigError } from './config/config-problem.js';
import { parseConfig } from './config/parse-config.js';
import { relayOptions } from './config/relay-schema.js';

const readme = await readFile(join(import.meta.dirname, '../README.md'), 'utf8');
const example = /<!-- presence\.config\.json:.*-->\n```jsonc\n([^]*?)```/.exec(readme)![1]!;

describe('the README’s configuration', () => {
  it('is in order, with the agents that it names', async () => {
    const { networks, relay, serve } = await parseConfig(example, { file: join(import.meta.dirname, 'README.md'), env: { XMPP_PASSWORD: 'hunter2', SIP_PASSWORD: 'hunter2' } });
    expect(networks.map(({ kind, enabled }) => [kind, enabled])).toEqual([['xmpp', true], ['sip', true], ['web', true], ['web', false]]);
    expect({ ...relay, ...serve }).toEqual({ domain: 'portal.corp.example', port: 4174, host: undefined });
    for (const network of networks.filter(({ enabled }) => enabled)) (await network.create({ WebSocket })).dispose?.();
  });

  it('needs the variables that it names', async () => {
    const failure = parseConfig(example, { file: join(import.meta.dirname, 'README.md'), env: {} });
    await expect(failure).rejects.toThrow(ConfigError);
    await expect(failure).rejects.toMatchObject({ problems: [{ field: 'networks[0].options.password.env' }, { field: 'networks[1].options.password.env' }] });
  });

  it('has every field explained', () => {
    for (const option of Object.keys(relayOptions)) expect(readme).toContain(`\`${option}\``);
  });
});

describe('the READMEs of agents', async () => {
  const folder = join(import.meta.dirname, '../..');
  const packages = (await readdir(folder)).filter(name => name.startsWith('agent-') && name !== 'agent-relay');
  const examples = (await Promise.all(packages.map(async name => {
    const text = await readFile(join(folder, name, 'README.md'), 'utf8');
    return [...text.matchAll(/```jsonc?\n(\{\s*"(?:networks|name|kind)"[^]*?)```/g)].map(([, example]) => [name, example!] as const);
  }))).flat();

  it('have an example each', () => {
    expect(new Set(examples.map(([name]) => name))).toEqual(new Set(packages));
  });

  it.each(examples)('have configurations that are in order: %s', async (_, example) => {
    const text = example.includes('"networks"') ? example : `{ "networks": [${example}] }`;
    const env = Object.fromEntries<string>([...text.matchAll(/"env": "(\w+)"/g)].map(([, name]) => [name!, 'hunter2']));
    const { networks } = await parseConfig(text, { file: join(import.meta.dirname, 'README.md'), env });
    expect(networks).not.toEqual([]);
  });
});

/** A page's socket that connects nowhere: an agent that nobody asks opens none. */
class WebSocket {
  readonly url: string;
  constructor(url: string) {
    this.url = url;
  }
}
