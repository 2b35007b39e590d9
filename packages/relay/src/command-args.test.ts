import { describe, expect, it } from 'vitest';
import { CONFIG_FILE, help, isOwnName, readArgs } from './command-args.js';

const there = (): boolean => true, nowhere = (): boolean => false;

describe('the arguments of the command', () => {
  it('leave everything to the file and the defaults', () => {
    expect(readArgs([], nowhere)).toEqual({ sample: false, check: false, help: false, config: undefined, port: undefined, host: undefined, domain: undefined });
  });

  it('name a configuration, or else it is the one that lies here, but for a mere sample', () => {
    expect(readArgs([], there).config).toBe(CONFIG_FILE);
    expect(readArgs(['--sample'], there).config).toBeUndefined();
    expect(readArgs(['--sample', '--config', 'x.json'], nowhere).config).toBe('x.json');
    expect(readArgs(['--check'], nowhere).config).toBe(CONFIG_FILE);
  });

  it('are all explained', () => {
    for (const name of ['config', 'check', 'sample', 'port', 'host', 'domain', 'help']) expect(help).toContain(`--${name}`);
  });

  it.each([['localhost', true], ['127.0.0.2', true], ['::1', true], ['0.0.0.0', false], ['::', false], ['intranet', false]])('may name %s as a host: %s', (host, own) => {
    expect(isOwnName(host)).toBe(own);
  });
});
