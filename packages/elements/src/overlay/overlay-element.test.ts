import type { Presence } from '@presence-elements/core';
import { expect } from 'chai';
import { PresenceChangeEvent } from '../events.js';
import { current, type Subject } from './current.js';
import { anchorOf, OverlayElement } from './overlay-element.js';

/** The least that an overlay can be. */
class TestOverlay extends OverlayElement {
  readonly withoutMenu: boolean = true;
  readonly withoutTooltip: boolean = true;
  readonly lending: Readonly<Record<string, string>> = {};
  readonly log: string[] = [];
  protected readonly side = 'top';

  protected draw(_: Subject, presence: Presence | undefined): void {
    this.box.textContent = presence?.availability ?? 'nothing';
  }

  protected override toggled(_: Subject, open: boolean): void {
    this.log.push(`${open ? 'open' : 'closed'} ${String(this.box.matches(':popover-open'))}`);
  }
}
customElements.define('test-overlay', TestOverlay);

const presence = (availability: Presence['availability']): Presence =>
  ({ address: 'ada@corp.example', availability, activities: [], capabilities: [], stale: false, confidence: 'confirmed', observedAt: 0 });

describe('an overlay', () => {
  let stage: HTMLElement;
  let overlay: TestOverlay;
  let anchor: HTMLElement;

  beforeEach(() => {
    stage = document.body.appendChild(document.createElement('main'));
    anchor = stage.appendChild(document.createElement('button'));
    anchor.textContent = ' Ada Lovelace ';
    overlay = new TestOverlay();
  });

  afterEach(() => {
    overlay.remove();
    stage.remove();
  });

  it('opens and closes from a timer, once each', async () => {
    overlay.show(anchor, presence('busy'));
    overlay.show(anchor, presence('busy'));
    await Promise.resolve();
    expect(overlay.log).to.deep.equal([]);
    await overlay.updateComplete;
    expect(overlay.box.textContent).to.equal('busy');
    overlay.hide();
    overlay.hide();
    await overlay.updateComplete;
    expect(overlay.log).to.deep.equal(['open true', 'closed true']);
    expect(overlay.box.matches(':popover-open')).to.equal(false);
  });

  it('leaves the keys to the page from the moment it is to close', async () => {
    const escape = (): boolean => document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true }));
    overlay.show(anchor);
    await overlay.updateComplete;
    expect(escape()).to.equal(false);
    expect(overlay.subject).to.equal(undefined);
    // It is still there to be seen: it closes from a timer.
    expect(overlay.box.matches(':popover-open')).to.equal(true);
    expect(escape()).to.equal(true);
    await overlay.updateComplete;
  });

  it('can be opened while another popover closes and gives its focus back', async () => {
    const popover = stage.appendChild(document.createElement('div'));
    popover.popover = 'auto';
    anchor.focus();
    popover.showPopover();
    popover.tabIndex = 0;
    popover.focus();
    anchor.addEventListener('focus', () => overlay.show(anchor, presence('busy')));
    popover.hidePopover();
    await overlay.updateComplete;
    expect(overlay.box.matches(':popover-open')).to.equal(true);
  });

  it('closes as another one opens', async () => {
    const other = new TestOverlay();
    overlay.show(anchor, presence('busy'));
    await overlay.updateComplete;
    other.show(anchor, presence('away'));
    await Promise.all([overlay.updateComplete, other.updateComplete]);
    expect([overlay, other].map(({ box }) => box.matches(':popover-open'))).to.deep.equal([false, true]);
    expect(current.overlay).to.equal(other);
    other.remove();
    expect(current.overlay).to.equal(undefined);
  });

  it('shows what its subject says from then on, and nothing that others say', async () => {
    overlay.show(anchor, presence('busy'));
    await overlay.updateComplete;
    anchor.dispatchEvent(new PresenceChangeEvent(presence('away')));
    await overlay.updateComplete;
    expect(overlay.box.textContent).to.equal('away');
    anchor.appendChild(document.createElement('i')).dispatchEvent(new PresenceChangeEvent(presence('dnd')));
    await overlay.updateComplete;
    expect(overlay.box.textContent).to.equal('away');
  });

  it('is moved to where it can be used, and stays where its author put it if it can be used there', async () => {
    stage.append(overlay);
    overlay.show(anchor);
    expect(overlay.parentNode).to.equal(stage);
    const dialog = stage.appendChild(document.createElement('dialog'));
    dialog.showModal();
    overlay.show(dialog.appendChild(document.createElement('button')));
    expect(overlay.parentNode).to.equal(dialog);
    dialog.close();
    overlay.show(anchor);
    expect(overlay.parentNode).to.equal(document.body);
    await overlay.updateComplete;
    expect(overlay.box.matches(':popover-open')).to.equal(true);
  });

  it('is named by its label, by the text of its anchor, or by the address', () => {
    overlay.append(anchor);
    overlay.address = 'ada@corp.example xmpp:ada@corp.example';
    expect(overlay.displayName).to.equal('Ada Lovelace');
    expect(overlay.addresses).to.deep.equal(['ada@corp.example', 'xmpp:ada@corp.example']);
    overlay.label = 'Countess';
    expect(overlay.displayName).to.equal('Countess');
    overlay.label = anchor.textContent = '';
    expect(overlay.displayName).to.equal('ada@corp.example xmpp:ada@corp.example');
  });

  it('stands beside the reference of its subject, where that has one', () => {
    expect(anchorOf(anchor)).to.equal(anchor);
    overlay.append(anchor);
    expect(anchorOf(overlay)).to.equal(anchor);
  });

  it('survives that its address is taken away', async () => {
    stage.append(overlay);
    overlay.setAttribute('address', 'ada@corp.example');
    overlay.removeAttribute('address');
    await overlay.updateComplete;
    expect(overlay.addresses).to.deep.equal([]);
  });
});
