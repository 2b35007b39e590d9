import { expect } from 'chai';
import { frame, until } from '../../test/until.js';
import { followNearness, leaveNearness, type NearAware } from './viewport.js';

/** A box that far down the page, and what it is told. */
function box(top: number): { element: NearAware; seen: boolean[] } {
  const seen: boolean[] = [];
  const element = Object.assign(document.createElement('div'), { setNear: (near: boolean) => void seen.push(near) });
  for (const [name, value] of Object.entries({ position: 'absolute', top: `${top}px`, width: '10px', height: '10px' })) element.style.setProperty(name, value);
  document.body.append(element);
  followNearness(element);
  return { element, seen };
}

function drop(element: NearAware): void {
  leaveNearness(element);
  element.remove();
}

describe('nearness', () => {
  it('is told of what is on the screen, or a little beyond its edge', async () => {
    const { element, seen } = box(window.innerHeight + 100);
    await until(() => seen.length > 0);
    expect(seen).to.deep.equal([true]);
    drop(element);
  });

  it('is told as it comes and goes', async () => {
    const { element, seen } = box(5_000);
    await until(() => seen.length === 1);
    element.scrollIntoView();
    await until(() => seen.length === 2);
    window.scrollTo(0, 0);
    await until(() => seen.length === 3);
    expect(seen).to.deep.equal([false, true, false]);
    drop(element);
  });

  it('is not the lot of what is not displayed', async () => {
    const { element, seen } = box(0);
    element.toggleAttribute('hidden', true);
    await until(() => seen.length > 0);
    expect(seen).to.deep.equal([false]);
    drop(element);
  });

  it('is looked at only when the first paint is over', () => {
    const frames: (() => void)[] = [];
    const element = Object.assign(document.createElement('div'), { setNear: () => undefined });
    followNearness(element, run => frames.push(run));
    expect(frames).to.have.lengthOf(1);
    frames.shift()!();
    expect(frames).to.have.lengthOf(1);
    frames.shift()!();
    drop(element);
  });

  it('is told no more to who has left, even before the first look', async () => {
    const { element, seen } = box(0);
    leaveNearness(element);
    for (let frames = 0; frames < 5; frames++) await frame();
    expect(seen).to.deep.equal([]);
    element.remove();
  });
});
