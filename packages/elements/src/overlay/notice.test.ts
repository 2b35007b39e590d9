import { expect } from 'chai';
import { followInterest, onceLoaded, type Interest } from './notice.js';

interface Told { readonly type: string; readonly tooltip: unknown; readonly menu: unknown; readonly focusVisible: boolean }

describe('interest', () => {
  let stage: HTMLElement;
  let told: Told[];
  const attend = ({ event, tooltip, menu, focusVisible }: Interest): unknown => told.push({ type: event.type, tooltip, menu, focusVisible });

  /** An anchor as an icon is one. */
  function anchor(parent: Node, traits: object = {}): HTMLElement {
    const element = Object.assign(document.createElement('button'), { withoutTooltip: false, withoutMenu: false, static: false }, traits);
    parent.appendChild(element);
    return element;
  }

  const root = (mode: ShadowRootMode, parent: Node = stage): ShadowRoot =>
    parent.appendChild(document.createElement('div')).attachShadow({ mode });

  const send = (target: EventTarget, type: string, init: object = {}): boolean =>
    target.dispatchEvent(Object.assign(new Event(type, { bubbles: true, composed: true, cancelable: true }), init));

  beforeEach(() => {
    told = [];
    stage = document.body.appendChild(document.createElement('main'));
  });

  afterEach(() => stage.remove());

  it('is noticed once however many anchors follow it, in open and closed shadow roots', () => {
    for (const mode of ['open', 'closed'] as const) {
      told = [];
      const inside = root(mode);
      const element = anchor(inside);
      for (let time = 0; time < 3; time++) followInterest(inside, attend);
      send(element, 'pointerover');
      expect(told).to.deep.equal([{ type: 'pointerover', tooltip: element, menu: undefined, focusVisible: false }]);
    }
  });

  it('is noticed once where one root that is followed holds another', () => {
    const outer = root('open');
    const inner = root('open', outer);
    const element = anchor(inner);
    followInterest(outer, attend);
    followInterest(inner, attend);
    send(element, 'focusout');
    expect(told).to.have.length(1);
  });

  it('is that of the nearest tooltip and the nearest menu around', () => {
    const inside = root('open');
    const outer = anchor(inside);
    const inner = anchor(outer, { withoutTooltip: true });
    followInterest(inside, attend);
    send(inner, 'click');
    expect(told).to.deep.equal([{ type: 'click', tooltip: outer, menu: inner, focusVisible: false }]);
  });

  it('is none in elements that are no anchors, nor in the box of an overlay', () => {
    const inside = root('open');
    const box = document.createElement('p');
    anchor(inside, { box }).append(box);
    followInterest(inside, attend);
    send(inside.appendChild(document.createElement('button')), 'click');
    send(box, 'click');
    expect(told).to.have.length(0);
  });

  it('in a menu by click or arrow keeps the page from acting on it too', () => {
    const inside = root('open');
    const element = anchor(inside);
    followInterest(inside, attend);
    expect(send(element, 'click')).to.equal(false);
    expect(send(element, 'keydown', { key: 'ArrowDown' })).to.equal(false);
    expect(send(element, 'keydown', { key: 'a' })).to.equal(true);
    expect(told.map(({ menu }) => menu)).to.deep.equal([element, element, undefined]);
  });

  it('in a static anchor leaves clicks and keys to the page', () => {
    const inside = root('open');
    const element = anchor(inside, { static: true });
    followInterest(inside, attend);
    expect(send(element, 'click')).to.equal(true);
    expect(told[0]?.menu).to.equal(undefined);
  });

  it('is noticed though the page stops events on their way up', () => {
    const inside = root('open');
    const element = anchor(inside);
    element.addEventListener('click', event => event.stopImmediatePropagation());
    followInterest(inside, attend);
    send(element, 'click');
    expect(told).to.have.length(1);
  });

  it('in what hangs on somebody else\'s element is noticed there', () => {
    const foreign = stage.appendChild(document.createElement('button'));
    const overlay = Object.assign(document.createElement('i'), { withoutTooltip: false, withoutMenu: true, reference: foreign });
    const hung = new Set([overlay as never]);
    followInterest(foreign, attend, hung);
    send(foreign, 'pointerover');
    hung.clear();
    send(foreign, 'pointerover');
    expect(told.map(({ tooltip }) => tooltip)).to.deep.equal([overlay]);
  });
});

describe('what loads on first use', () => {
  const interest = {} as Interest;
  let notes: unknown[];
  const { warn } = console;

  beforeEach(() => {
    notes = [];
    console.warn = (...note) => notes.push(note[0]);
  });

  afterEach(() => {
    console.warn = warn;
  });

  it('loads once and attends to all interest in order', async () => {
    let loads = 0;
    const attended: Interest[] = [];
    const attend = onceLoaded(async () => {
      loads++;
      return { attend: told => attended.push(told) };
    });
    expect(loads).to.equal(0);
    const second = { ...interest };
    attend(interest);
    attend(second);
    await new Promise(resolve => setTimeout(resolve));
    expect(loads).to.equal(1);
    expect(attended).to.deep.equal([interest, second]);
  });

  it('notes once that it cannot be loaded, and tries again with the next interest', async () => {
    let online = false;
    const attended: Interest[] = [];
    const attend = onceLoaded(async () => {
      if (!online) throw new TypeError('offline');
      return { attend: told => attended.push(told) };
    });
    for (let time = 0; time < 3; time++) {
      attend(interest);
      await new Promise(resolve => setTimeout(resolve));
    }
    expect(notes).to.deep.equal(['presence-elements: no tooltips and menus']);
    online = true;
    attend(interest);
    await new Promise(resolve => setTimeout(resolve));
    expect(attended).to.deep.equal([interest]);
  });
});
