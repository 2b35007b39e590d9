import { expect } from 'chai';
import { frame, until } from '../../test/until.js';
import { keepPlaced, type Side } from './keep-placed.js';

describe('keeping a box placed', () => {
  let stage: HTMLElement;
  let anchor: HTMLElement;
  let box: HTMLElement;
  let stop: () => void;

  const style = (element: HTMLElement, properties: Record<string, string>): void => {
    for (const [name, value] of Object.entries(properties)) element.style.setProperty(name, value);
  };

  async function place(side: Side, left: string, top: string): Promise<{ anchor: DOMRect; box: DOMRect }> {
    style(anchor, { left, top });
    stop = keepPlaced(box, anchor, side);
    await frame();
    await frame();
    return { anchor: anchor.getBoundingClientRect(), box: box.getBoundingClientRect() };
  }

  beforeEach(() => {
    stage = document.body.appendChild(document.createElement('main'));
    anchor = stage.appendChild(document.createElement('button'));
    box = stage.appendChild(document.createElement('div'));
    style(anchor, { position: 'fixed', 'inline-size': '24px', 'block-size': '24px' });
    style(box, { position: 'fixed', margin: '0', border: '0', padding: '0', 'inline-size': '100px', 'block-size': '60px', inset: 'auto' });
    box.popover = 'manual';
    box.showPopover();
  });

  afterEach(() => {
    stop();
    stage.remove();
  });

  it('puts it above the middle, or below the beginning', async () => {
    const above = await place('top', '200px', '200px');
    expect(above.box.bottom).to.equal(above.anchor.top - 6);
    expect(above.box.left + 50).to.equal(above.anchor.left + 12);
    stop();
    const below = await place('bottom-start', '200px', '200px');
    expect(below.box.top).to.equal(below.anchor.bottom + 6);
    expect(below.box.left).to.equal(below.anchor.left);
  });

  it('begins at the right where text runs from right to left', async () => {
    box.dir = 'rtl';
    const { anchor: { right }, box: { right: end } } = await place('bottom-start', '200px', '200px');
    expect(end).to.equal(right);
  });

  it('turns to the other side where there is no room', async () => {
    const top = await place('top', '200px', '10px');
    expect(top.box.top).to.equal(top.anchor.bottom + 6);
    stop();
    const bottom = await place('bottom-start', '200px', `${innerHeight - 30}px`);
    expect(bottom.box.bottom).to.equal(bottom.anchor.top - 6);
  });

  it('stays within the window at its edges', async () => {
    const left = await place('top', '0', '200px');
    expect(left.box.left).to.equal(8);
    stop();
    const right = await place('bottom-start', `${innerWidth - 24}px`, '200px');
    expect(right.box.right).to.equal(innerWidth - 8);
  });

  it('covers its anchor rather than leave a window too small for both', async () => {
    style(box, { 'block-size': `${innerHeight - 40}px` });
    const { box: { top, bottom } } = await place('top', '200px', `${innerHeight / 2}px`);
    expect(top).to.be.at.least(0);
    expect(bottom).to.be.at.most(innerHeight);
  });

  it('follows its anchor until it is told to stop', async () => {
    const before = await place('top', '200px', '200px');
    style(anchor, { left: '260px' });
    await until(() => box.getBoundingClientRect().left !== before.box.left);
    expect(box.getBoundingClientRect().left).to.equal(before.box.left + 60);
    stop();
    style(anchor, { left: '300px' });
    for (let tries = 0; tries < 10; tries++) await frame();
    expect(box.getBoundingClientRect().left).to.equal(before.box.left + 60);
  });
});
