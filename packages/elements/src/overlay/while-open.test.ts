import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import { frame, until } from '../../test/until.js';
import { whileOpen } from './while-open.js';

describe('while an overlay is open', () => {
  let stage: HTMLElement;
  let anchor: HTMLElement;
  let box: HTMLElement;
  let hidden: number;
  let stop: () => void;

  const pressAt = (clientX: number, clientY: number): boolean =>
    document.body.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, clientX, clientY }));
  const middleOf = (element: Element): [number, number] => {
    const { left, top, width, height } = element.getBoundingClientRect();
    return [left + width / 2, top + height / 2];
  };

  beforeEach(async () => {
    hidden = 0;
    stage = document.body.appendChild(document.createElement('main'));
    anchor = stage.appendChild(document.createElement('button'));
    anchor.textContent = 'Ada';
    box = stage.appendChild(document.createElement('p'));
    box.textContent = 'Busy';
    stop = whileOpen(box, anchor, () => true, () => hidden++);
    await frame();
    await frame();
  });

  afterEach(() => {
    stop();
    stage.remove();
  });

  it('Escape hides it, and nobody else hears of the key', async () => {
    const heard: string[] = [];
    const hear = (event: KeyboardEvent): unknown => heard.push(event.key);
    document.addEventListener('keydown', hear);
    await sendKeys({ press: 'Escape' });
    await sendKeys({ press: 'a' });
    document.removeEventListener('keydown', hear);
    expect(hidden).to.equal(1);
    expect(heard).to.deep.equal(['a']);
  });

  it('a press elsewhere hides it, one on itself or on its anchor does not', () => {
    pressAt(...middleOf(box));
    pressAt(...middleOf(anchor));
    expect(hidden).to.equal(0);
    pressAt(innerWidth - 1, innerHeight - 1);
    expect(hidden).to.equal(1);
  });

  it('it is hidden when its anchor is removed, hidden or scrolled away', async () => {
    expect(hidden).to.equal(0);
    for (const vanish of [() => anchor.remove(), () => (anchor.hidden = true), () => anchor.style.setProperty('translate', '0 -2000px')]) {
      stop();
      stage.append(anchor);
      anchor.hidden = false;
      stop = whileOpen(box, anchor, () => true, () => hidden++);
      await frame();
      await frame();
      hidden = 0;
      vanish();
      await until(() => hidden);
    }
  });

  it('nothing is heard any more after it has closed', async () => {
    stop();
    pressAt(innerWidth - 1, innerHeight - 1);
    await sendKeys({ press: 'Escape' });
    anchor.remove();
    for (let tries = 0; tries < 5; tries++) await frame();
    expect(hidden).to.equal(0);
  });
});
