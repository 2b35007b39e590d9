import { afterEach, describe, expect, it, vi } from 'vitest';
import { defineRules, type Rule, type Runner } from './runner.js';

interface Harness { readonly close?: () => void }

const passes: Rule<Harness> = { title: 'passes', check: async () => undefined };
const fails: Rule<Harness> = { title: 'fails', check: () => Promise.reject(new Error('broken')) };
const wants: Rule<Harness> = { title: 'wants more', needs: ['more'], check: async () => undefined };

function collector() {
  const tests = new Map<string, () => Promise<void>>(), names: string[] = [], skipped: string[] = [];
  const it = Object.assign((title: string, body: () => Promise<void>) => void tests.set(title, body), { skip: (title: string) => void skipped.push(title) });
  const runner: Runner = { describe: (name, body) => (names.push(name), body()), it };
  return { tests, names, skipped, runner };
}

describe('a suite', () => {
  afterEach(() => vi.unstubAllGlobals());

  it('is one test for each rule, with a harness that is cleared up after it, also where the rule is broken', async () => {
    const { tests, names, runner } = collector();
    let made = 0, closed = 0;
    defineRules('it', [passes, fails], () => (made++, { close: () => void closed++ }), runner);
    expect([names, [...tests.keys()], made]).toEqual([['it'], ['passes', 'fails'], 0]);
    await tests.get('passes')!();
    await expect(tests.get('fails')!()).rejects.toThrow('broken');
    expect([made, closed]).toEqual([2, 2]);
  });

  it('skips by name what cannot be tried, and names it where the runner cannot skip', () => {
    const { tests, skipped, runner } = collector();
    defineRules<Harness>('it', [wants], () => ({}), runner, { more: 'there is no more' });
    expect(skipped).toEqual(['wants more (not tried: there is no more)']);
    defineRules<Harness>('it', [wants], () => ({}), { ...runner, it: (title, body) => void tests.set(title, body) }, { more: 'there is no more' });
    expect([...tests.keys()]).toEqual(['wants more (not tried: there is no more)']);
  });

  it('uses the global describe and it where none are given, and says so where there are none', () => {
    const { tests, runner } = collector();
    vi.stubGlobal('describe', runner.describe);
    vi.stubGlobal('it', runner.it);
    defineRules<Harness>('it', [passes], () => ({}));
    expect([...tests.keys()]).toEqual(['passes']);
    vi.stubGlobal('it', undefined);
    expect(() => defineRules<Harness>('it', [passes], () => ({}))).toThrow('There is no global `describe` and `it`: pass those of your test runner');
  });
});
