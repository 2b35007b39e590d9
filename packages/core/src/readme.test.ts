import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { settingsOf } from './host.js';
import * as core from './index.js';

const readme = await readFile(new URL('../README.md', import.meta.url), 'utf8');

describe('the README', () => {
  it('names everything that can be imported', () => {
    expect(Object.keys(core).filter(name => !new RegExp(`\\b${name}\\b`).test(readme))).toEqual([]);
  });

  it('tells each duration and number as it is', () => {
    const { ttl, failureTtl, maxStale, maxEntries, timeout } = settingsOf({});
    const row = (option: string): string => readme.split('\n').find(line => line.startsWith('|') && line.includes(`\`${option}\``))!;
    for (const [option, value] of Object.entries({ ttl, failureTtl, maxStale, maxEntries, timeout })) expect(row(option), option).toContain(` ${value.toLocaleString('en')}`);
  });
});
