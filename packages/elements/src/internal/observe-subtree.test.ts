import { expect } from 'chai';
import { observeSubtree } from './observe-subtree.js';

/** Mutation observers report in a microtask. */
const observed = (): Promise<void> => Promise.resolve();

describe('observing a subtree', () => {
  it('tells each listener until it leaves, and of the attributes of all', async () => {
    const root = document.createElement('div'), heard: string[] = [];
    const leave = observeSubtree(root, { attributes: ['href'], changed: records => heard.push(`one ${records.length}`) });
    observeSubtree(root, { attributes: ['title'], changed: records => heard.push(`two ${records.length}`) });
    root.append('text');
    root.title = 'title';
    await observed();
    leave();
    leave();
    root.append('more');
    await observed();
    expect(heard).to.deep.equal(['one 2', 'two 2', 'two 1']);
  });

  it('uses one observer per root, however many listen', () => {
    const { MutationObserver: Real } = globalThis;
    let made = 0;
    globalThis.MutationObserver = class extends Real {
      constructor(callback: MutationCallback) {
        super(callback);
        made++;
      }
    };
    const root = document.createElement('div');
    for (let times = 0; times < 3; times++) observeSubtree(root, { attributes: [], changed: () => undefined });
    globalThis.MutationObserver = Real;
    expect(made).to.equal(1);
  });
});
