import { describe, expect, it } from 'vitest';
import { fakeHarness } from '../fixtures/mutants.js';
import { holds } from './holds.js';
import type { Rule } from './rule.js';
import { tryRule } from './try-rule.js';

const rule = (check: Rule['check']): Rule => ({ title: 'does', check });

describe('trying a rule', () => {
  it('passes where it is kept, closes what was opened and tells the harness', async () => {
    const seen: string[] = [];
    const harness = fakeHarness(agent => {
      const { watch } = agent;
      agent.dispose = () => seen.push('disposed');
      agent.watch = (sink, options) => ({ ...watch!(sink, options), close: () => seen.push('closed') });
    });
    await tryRule(rule(async bench => void bench.watch(await bench.agent())), { ...harness, cleanup: () => void seen.push('cleaned up') });
    expect(seen).toEqual(['closed', 'disposed', 'cleaned up']);
  });

  it('rejects with the sentence of the rule, even where the agent cannot be closed either', async () => {
    const seen: string[] = [];
    const harness = fakeHarness(agent => (agent.dispose = () => {
      throw new Error('cannot');
    }));
    const broken = rule(async bench => {
      await bench.agent();
      holds(false, 'this is wrong');
    });
    await expect(tryRule(broken, { ...harness, cleanup: () => void seen.push('cleaned up') })).rejects.toThrow('this is wrong');
    expect(seen).toEqual(['cleaned up']);
  });

  it('rejects where a rule is kept, but the agent cannot be disposed', async () => {
    const harness = fakeHarness(agent => (agent.dispose = () => {
      throw new Error('cannot');
    }));
    await expect(tryRule(rule(async bench => void await bench.agent()), harness)).rejects.toThrow('cannot');
  });
});
