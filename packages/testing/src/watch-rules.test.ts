import type { ImAddress, PresenceSink, PresenceWatch } from '@presence-elements/core';
import { describe, expect, it } from 'vitest';
import { fakeHarness, sentenceOn, type Mutant, type Mutation } from '../fixtures/mutants.js';
import { watchRules } from './watch-rules.js';

const live = 'says when its watch is live, and then reports each change';
const list = 'watches exactly the list it was last given';
const nobody = 'pushes nobody who is not watched';
const silent = 'is silent once its watch is closed, which may be done twice';
const lost = 'says when its watch is lost and when it is live again, and calls nobody offline in between';

/** Puts something between the agent and the registry that watches. */
const between = (change: (sink: PresenceSink, open: (sink: PresenceSink) => PresenceWatch) => Partial<PresenceWatch>): Mutation => agent => {
  const { watch } = agent;
  agent.watch = (sink, options) => {
    let opened!: PresenceWatch;
    const changed = change(sink, through => (opened = watch!(through, options)));
    return { set: addresses => opened.set(addresses), close: () => opened.close(), ...changed };
  };
};
const sinking = (change: (sink: PresenceSink) => Partial<PresenceSink>): Mutation => between((sink, open) => {
  open({ report: reports => sink.report(reports), live: () => sink.live(), lost: problem => sink.lost(problem), ...change(sink) });
  return {};
});
const everybody = (sink: PresenceSink): PresenceSink['report'] => reports => sink.report(reports);

const mutants: readonly Mutant[] = [
  [live, 'never says so', sinking(() => ({ live: () => undefined })), /has not said live\(\) after 40 ms/],
  [live, 'reports nothing', sinking(() => ({ report: () => undefined })), /ada@corp\.example has become busy, but no report says so/],
  [live, 'reports only the first change', sinking(sink => {
    let told = false;
    return { report: reports => void (told || ((told = true), sink.report(reports))) };
  }), /ada@corp\.example has become away, but no report says so/],
  [list, 'adds to the list', between((sink, open) => {
    const watch = open(sink), all = new Set<ImAddress>();
    return { set: addresses => watch.set([...addresses.reduce((set, address) => set.add(address), all)]) };
  }), /ada@corp\.example is no longer on the list, but was reported/],
  [list, 'takes an empty list for none', between((sink, open) => {
    const watch = open(sink);
    return { set: addresses => void (addresses.length && watch.set(addresses)) };
  }), /the list is empty, but bob@corp\.example was reported/],
  [nobody, 'pushes everybody', (agent, network) => {
    const { push } = agent;
    between((sink, open) => {
      open(sink);
      agent.push = (text, facts) => {
        push.call(agent, text, facts);
        agent.query([{ text } as ImAddress], { signal: new AbortController().signal }).then(everybody(sink), () => undefined);
      };
      return {};
    })(agent, network);
  }, /ada@corp\.example alone is watched, but it reported .*bob@corp\.example/],
  [silent, 'cannot be closed twice', between((sink, open) => {
    const watch = open(sink);
    let closed = false;
    return {
      close: () => {
        if (closed) throw new Error('closed already');
        closed = true;
        watch.close();
      },
    };
  }), /closed already/],
  [silent, 'does not close', between((sink, open) => (open(sink), { close: () => undefined })), /closed, it still told .*busy/],
  [silent, 'says that it is lost', between((sink, open) => {
    const watch = open(sink);
    return { close: () => (watch.close(), queueMicrotask(() => sink.lost('unreachable'))) };
  }), /closed, it still told .*unreachable/],
  [lost, 'does not say so', sinking(() => ({ lost: () => undefined })), /the connection is broken, but it has not said lost\(\)/],
  [lost, 'makes up a reason', sinking(sink => ({ lost: () => sink.lost('socket hang up' as never) })), /socket hang up.* names no problem code/],
  [lost, 'calls everybody offline', (agent, network) => between((sink, open) => {
    open({
      report: reports => sink.report(reports), live: () => sink.live(),
      lost: problem => (sink.report([{ address: { text: agent.watched[0] } as ImAddress, availability: 'offline' }]), sink.lost(problem)),
    });
    return {};
  })(agent, network), /the connection is broken, and it reported .*offline/],
  [lost, 'never comes back', sinking(sink => {
    let told = false;
    return { live: () => void (told || ((told = true), sink.live())) };
  }), /the connection is back, but it has not said live\(\)/],
];

describe('an agent that watches', () => {
  it.each(watchRules.map(({ title }) => title))('%s', async title => {
    expect(await sentenceOn(watchRules, title, fakeHarness())).toBeUndefined();
  });

  it.each(mutants)('breaks the rule “%s” when it %s', async (title, _wrong, mutation, sentence) => {
    expect(await sentenceOn(watchRules, title, fakeHarness(mutation))).toMatch(sentence);
  });

  it('has no rule that nobody breaks', () => {
    expect(watchRules.map(({ title }) => title).filter(title => !mutants.some(([rule]) => rule === title))).toEqual([]);
  });
});
