import { expect } from 'chai';
import { followText } from './follow-text.js';

/** Mutation observers report in a microtask. */
const observed = (): Promise<void> => Promise.resolve();

function followed(markup: string): { element: HTMLElement & { requestUpdate(): void }; drawn: () => number } {
  let drawn = 0;
  const element = Object.assign(document.createElement('div'), { requestUpdate: () => drawn++ });
  element.innerHTML = markup;
  followText(element);
  return { element, drawn: () => drawn };
}

describe('following a text', () => {
  it('tells of what is added, removed or written anew, once for all of one moment', async () => {
    const { element, drawn } = followed('<b>Ada</b>');
    element.append(' Lovelace');
    element.querySelector('b')!.firstChild!.nodeValue = 'Augusta Ada';
    await observed();
    expect(drawn()).to.equal(1);
    element.replaceChildren();
    await observed();
    expect(drawn()).to.equal(2);
  });

  it('tells nobody else, and does not count twice who is followed twice', async () => {
    const one = followed('Ada'), other = followed('Grace');
    followText(one.element);
    one.element.textContent = 'Ada L.';
    await observed();
    expect([one.drawn(), other.drawn()]).to.deep.equal([1, 0]);
  });
});
