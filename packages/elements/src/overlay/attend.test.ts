import { expect } from 'chai';
import { frame, until } from '../../test/until.js';
import type { PresenceAnchor } from '../internal/presence-anchor.js';
import '../presence-icon/define.js';
import { attend } from './attend.js';
import { current } from './current.js';

describe('attending to interest', () => {
  let stage: HTMLElement;
  let anchor: PresenceAnchor;

  const opened = (): string | undefined => (current.overlay?.box?.matches(':popover-open') ? current.overlay.localName : undefined);

  function tell(type: string, { pointerType = 'touch', key = '', menu = false, focusVisible = false, from = null as EventTarget | null, on = anchor } = {}): void {
    const event = Object.assign(new Event(type), { pointerType, key });
    attend({ event, tooltip: on.withoutTooltip ? undefined : on, menu: menu ? on : undefined, focusVisible, from });
  }

  function icon(attributes: readonly string[] = []): PresenceAnchor {
    const element = document.createElement('presence-icon');
    element.address = 'ada@corp.example';
    for (const name of attributes) element.setAttribute(name, '');
    return stage.appendChild(element);
  }

  beforeEach(() => {
    stage = document.body.appendChild(document.createElement('main'));
    stage.style.setProperty('padding', '100px');
    anchor = icon();
  });

  afterEach(async () => {
    tell('pointerdown', { pointerType: 'mouse' });
    current.overlay?.hide();
    await until(() => !current.overlay);
    stage.remove();
  });

  it('lets a finger that rests ask, and not choose as it is lifted', async () => {
    tell('pointerdown');
    await until(() => opened() === 'status-tooltip');
    tell('pointerup');
    tell('click', { menu: true });
    await frame();
    expect(opened()).to.equal('status-tooltip');
  });

  it('lets a tap choose, without a tooltip that comes and goes', async () => {
    tell('pointerover');
    tell('pointerdown');
    tell('pointerup');
    tell('click', { menu: true });
    await until(() => opened() === 'presence-menu');
    await new Promise(resolve => setTimeout(resolve, 600));
    expect(opened()).to.equal('presence-menu');
  });

  it('lets a second tap close the menu', async () => {
    for (const wanted of ['presence-menu', undefined]) {
      for (const type of ['pointerdown', 'pointerup']) tell(type);
      tell('click', { menu: true });
      await until(() => opened() === wanted && current.overlay?.localName === wanted);
    }
  });

  it('lets a tap ask and the next one close where there is nothing to choose', async () => {
    anchor = icon(['without-menu']);
    for (const wanted of ['status-tooltip', undefined]) {
      for (const type of ['pointerdown', 'pointerup', 'click']) tell(type);
      await until(() => opened() === wanted && current.overlay?.localName === wanted);
    }
  });

  it('leaves a finger that scrolls alone', async () => {
    tell('pointerdown');
    tell('pointercancel');
    await new Promise(resolve => setTimeout(resolve, 600));
    expect(opened()).to.equal(undefined);
  });

  it('leaves touching a static icon to the page', async () => {
    anchor = icon(['static']);
    for (const type of ['pointerdown', 'pointerup', 'click']) tell(type);
    await new Promise(resolve => setTimeout(resolve, 600));
    expect(opened()).to.equal(undefined);
  });

  it('answers the mouse that presses with the menu instead of the tooltip', async () => {
    tell('pointerover', { pointerType: 'mouse' });
    await until(() => opened() === 'status-tooltip');
    tell('pointerdown', { pointerType: 'mouse' });
    tell('click', { pointerType: 'mouse', menu: true });
    await until(() => opened() === 'presence-menu');
  });

  it('does not answer focus that the menu gives back', async () => {
    tell('keydown', { pointerType: '', key: 'ArrowDown', menu: true });
    await until(() => opened() === 'presence-menu');
    const menu = current.overlay!;
    menu.hide();
    tell('focusin', { pointerType: '', focusVisible: true, from: menu });
    await until(() => !menu.box?.matches(':popover-open'));
    await frame();
    expect(current.overlay).to.equal(undefined);
  });

  it('makes one tooltip and one menu for all anchors', async () => {
    for (const on of [anchor, icon()]) {
      tell('focusin', { pointerType: '', focusVisible: true, on });
      await until(() => current.overlay?.subject === on && opened() === 'status-tooltip');
      tell('click', { pointerType: '', menu: true, on });
      await until(() => current.overlay?.subject === on && opened() === 'presence-menu');
      tell('click', { pointerType: '', menu: true, on });
      await until(() => !opened());
    }
    expect(document.querySelectorAll('status-tooltip')).to.have.length(1);
    expect(document.querySelectorAll('presence-menu')).to.have.length(1);
  });
});
