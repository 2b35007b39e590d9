import { expect } from 'chai';
import { until } from '../../test/until.js';
import { attendTo } from './attention.js';
import type { Overlay } from './current.js';

/** An overlay as attention knows it. */
class FakeOverlay extends EventTarget {
  readonly withoutMenu = false;
  readonly withoutTooltip = false;
  readonly static = false;
  readonly log: string[] = [];
  subject: unknown;
  fromEnd: boolean | undefined;

  show(subject: unknown): void {
    this.subject = subject;
    this.log.push(this.fromEnd ? 'show from the end' : 'show');
  }

  hide(): void {
    this.subject = undefined;
    this.log.push('hide');
  }
}

describe('attention', () => {
  const fake = (): FakeOverlay & Overlay => new FakeOverlay() as unknown as FakeOverlay & Overlay;
  const told = (type: string, parts: object): Parameters<typeof attendTo>[0] =>
    ({ event: new Event(type), tooltip: undefined, menu: undefined, focusVisible: false, from: null, ...parts });

  it('lets what is declared in markup open itself, without any other overlay', async () => {
    const declared = fake();
    attendTo(told('click', { menu: declared }));
    expect(declared.log).to.deep.equal(['show']);
    attendTo(told('click', { menu: declared }));
    expect(declared.log).to.deep.equal(['show', 'hide']);
    attendTo(told('focusin', { tooltip: declared, focusVisible: true }));
    await until(() => declared.log.length > 2);
    expect(declared.log).to.deep.equal(['show', 'hide', 'show']);
  });

  it('asks nothing for whoever points at a tooltip that is about to close', async () => {
    const declared = fake();
    attendTo(told('focusin', { tooltip: declared, focusVisible: true }));
    await until(() => declared.log.length);
    attendTo(told('focusout', { tooltip: declared }));
    declared.hide();
    declared.onpointerenter!(new PointerEvent('pointerenter'));
    // One turn: a tooltip opens at once so soon after another.
    await new Promise(resolve => { setTimeout(resolve); });
    expect(declared.log).to.deep.equal(['show', 'hide']);
  });

  it('has no overlay for others until it is told who makes them, and then makes one', () => {
    const anchor = { withoutMenu: false };
    const made: FakeOverlay[] = [];
    attendTo(told('click', { menu: anchor }));
    const makers = { tooltip: fake, menu: () => (made.push(fake()), made.at(-1) as FakeOverlay & Overlay) };
    attendTo(told('keydown', { menu: anchor, event: Object.assign(new Event('keydown'), { key: 'ArrowUp' }) }), makers);
    attendTo(told('click', { menu: { withoutMenu: false } }), makers);
    expect(made.map(({ log }) => log)).to.deep.equal([['show from the end', 'show']]);
  });
});
