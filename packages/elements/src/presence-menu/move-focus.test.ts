import { expect } from 'chai';
import { moveFocus } from './move-focus.js';

describe('moving the focus in a menu', () => {
  let stage: HTMLElement;
  let items: HTMLElement[];

  beforeEach(() => {
    stage = document.body.appendChild(document.createElement('main'));
    items = ['Call', 'Send message', 'Send e-mail', 'Élan'].map(text => {
      const item = stage.appendChild(document.createElement('button'));
      item.textContent = text;
      return item;
    });
  });

  afterEach(() => stage.remove());

  /** Where a key leads from an item, and whether the page may act on it too. */
  function press(from: number, key: string): [string | null | undefined, boolean] {
    items[from]!.focus();
    const event = new KeyboardEvent('keydown', { key, cancelable: true });
    Object.defineProperty(event, 'target', { value: items[from] });
    moveFocus(items, event);
    return [document.activeElement?.textContent, event.defaultPrevented];
  }

  it('goes round with the arrows and to both ends', () => {
    expect(press(0, 'ArrowDown')).to.deep.equal(['Send message', true]);
    expect(press(3, 'ArrowDown')).to.deep.equal(['Call', true]);
    expect(press(0, 'ArrowUp')).to.deep.equal(['Élan', true]);
    expect(press(2, 'Home')).to.deep.equal(['Call', true]);
    expect(press(0, 'End')).to.deep.equal(['Élan', true]);
  });

  it('goes to the next item that starts with a letter, in either case', () => {
    expect(press(0, 's')).to.deep.equal(['Send message', true]);
    expect(press(1, 'S')).to.deep.equal(['Send e-mail', true]);
    expect(press(2, 's')).to.deep.equal(['Send message', true]);
    expect(press(0, 'é')).to.deep.equal(['Élan', true]);
  });

  it('leaves all other keys to the page', () => {
    for (const key of ['x', 'Tab', 'F5', 'Shift', 'Escape']) expect(press(1, key)).to.deep.equal(['Send message', false]);
  });
});
