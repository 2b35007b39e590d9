import { expect } from 'chai';
import { whileNear } from './viewport.js';

const frame = (): Promise<unknown> => new Promise(requestAnimationFrame);

async function until(seen: () => boolean): Promise<void> {
  while (!seen()) await frame();
}

function box(top: number): HTMLElement {
  const element = document.createElement('div');
  for (const [name, value] of Object.entries({ position: 'absolute', top: `${top}px`, width: '10px', height: '10px' })) element.style.setProperty(name, value);
  document.body.append(element);
  return element;
}

describe('whileNear', () => {
  it('tells of what is on the screen, or a little beyond its edge', async () => {
    const seen: boolean[] = [];
    const close = box(window.innerHeight + 100);
    const stop = whileNear(close, near => seen.push(near));
    await until(() => seen.length > 0);
    expect(seen).to.deep.equal([true]);
    stop();
    close.remove();
  });

  it('tells of coming and going', async () => {
    const seen: boolean[] = [];
    const far = box(5_000);
    const stop = whileNear(far, near => seen.push(near));
    await until(() => seen.length === 1);
    far.scrollIntoView();
    await until(() => seen.length === 2);
    window.scrollTo(0, 0);
    await until(() => seen.length === 3);
    expect(seen).to.deep.equal([false, true, false]);
    stop();
    far.remove();
  });

  it('does not tell of what is not displayed', async () => {
    const seen: boolean[] = [];
    const hidden = box(0);
    hidden.hidden = true;
    const stop = whileNear(hidden, near => seen.push(near));
    await until(() => seen.length > 0);
    expect(seen).to.deep.equal([false]);
    stop();
    hidden.remove();
  });

  it('tells nothing after its undo', async () => {
    const seen: boolean[] = [];
    const element = box(0);
    whileNear(element, near => seen.push(near))();
    await frame();
    await frame();
    await frame();
    expect(seen).to.deep.equal([]);
    element.remove();
  });
});
