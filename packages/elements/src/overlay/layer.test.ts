import { expect } from 'chai';
import { layerOf } from './layer.js';

describe('the layer of an anchor', () => {
  let stage: HTMLElement;
  const put = <Tag extends keyof HTMLElementTagNameMap>(tag: Tag, parent: Node): HTMLElementTagNameMap[Tag] =>
    parent.appendChild(document.createElement(tag));

  beforeEach(() => {
    stage = put('main', document.body);
  });

  afterEach(() => stage.remove());

  it('is the body where nothing else is open', () => {
    expect(layerOf(put('button', put('dialog', stage)))).to.equal(document.body);
    const modeless = put('dialog', stage);
    modeless.show();
    expect(layerOf(put('button', modeless))).to.equal(document.body);
  });

  it('is the nearest modal dialog, through shadow roots and slots', () => {
    const host = put('div', stage);
    const inside = host.attachShadow({ mode: 'open' });
    const dialog = put('dialog', inside);
    put('slot', dialog);
    const slotted = put('div', host);
    const anchor = put('button', slotted.attachShadow({ mode: 'closed' }));
    dialog.showModal();
    expect(layerOf(anchor)).to.equal(dialog);
  });

  it('is the popover around it, which a click elsewhere would close', () => {
    const popover = put('div', stage);
    popover.popover = 'auto';
    popover.showPopover();
    expect(layerOf(put('button', popover))).to.equal(popover);
  });
});
