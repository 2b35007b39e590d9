import { createRegistry, REGISTRY_KEY, type PresenceView } from '@presence-elements/core';
import { expect } from 'chai';
import type { ContextRequest } from './context.js';
import { findRegistry } from './find-registry.js';
import '../presence-scope/define.js';

const page = createRegistry();
const mine = createRegistry();

/** What an element is told, first to last. */
function listen(element: Element): { heard: (PresenceView | undefined)[]; leave: () => void } {
  const heard: (PresenceView | undefined)[] = [];
  return { heard, leave: findRegistry(element, registry => heard.push(registry)) };
}

function scope(registry?: PresenceView): HTMLElementTagNameMap['presence-scope'] {
  const element = document.createElement('presence-scope');
  element.registry = registry;
  document.body.append(element);
  return element;
}

function inside(parent: Element | ShadowRoot): HTMLElement {
  const element = document.createElement('span');
  parent.append(element);
  return element;
}

describe('an element that looks for its registry', () => {
  before(() => Object.defineProperty(globalThis, REGISTRY_KEY, { value: page, configurable: true }));
  afterEach(() => document.body.replaceChildren());

  it('uses the page\'s where there is no scope', () => {
    expect(listen(inside(document.body)).heard).to.deep.equal([page]);
  });

  it('uses the scope\'s around it', () => {
    expect(listen(inside(scope(mine))).heard).to.deep.equal([mine]);
  });

  it('uses the nearest of several scopes', () => {
    const outer = scope(page);
    const inner = scope(mine);
    outer.append(inner);
    expect(listen(inside(inner)).heard).to.deep.equal([mine]);
  });

  it('finds the scope out of shadow roots, closed ones too', () => {
    const closed = inside(inside(scope(mine)).attachShadow({ mode: 'open' })).attachShadow({ mode: 'closed' });
    expect(listen(inside(closed)).heard).to.deep.equal([mine]);
  });

  it('finds a scope that a component wraps around what is slotted into it', () => {
    const host = inside(document.body);
    const wrapper = scope(mine);
    wrapper.append(document.createElement('slot'));
    host.attachShadow({ mode: 'open' }).append(wrapper);
    expect(listen(inside(host)).heard).to.deep.equal([mine]);
  });

  it('waits in a scope that has no registry yet, and is handed it later', async () => {
    const area = scope();
    const { heard } = listen(inside(area));
    expect(heard).to.deep.equal([undefined]);
    area.registry = mine;
    await area.updateComplete;
    expect(heard).to.deep.equal([undefined, mine]);
  });

  it('is told which scope it is, for what else the scope knows', () => {
    const area = scope(mine);
    area.profileUrl = '/people/{address}';
    let profileUrl: string | undefined;
    findRegistry(inside(area), (_, around) => (profileUrl = around?.profileUrl));
    expect(profileUrl).to.equal('/people/{address}');
  });

  it('hears nothing more once it has left, even if it leaves twice', async () => {
    const area = scope();
    const { heard, leave } = listen(inside(area));
    leave();
    leave();
    area.registry = mine;
    await area.updateComplete;
    expect(heard).to.deep.equal([undefined]);
  });

  it('asks anew where it was moved to', () => {
    const element = inside(scope(page));
    listen(element).leave();
    scope(mine).append(element);
    expect(listen(element).heard).to.deep.equal([mine]);
  });
});

describe('another provider of the context protocol', () => {
  before(() => Object.defineProperty(globalThis, REGISTRY_KEY, { value: page, configurable: true }));
  afterEach(() => document.body.replaceChildren());

  /** As another copy of this library, or @lit/context, would answer. */
  function provide(element: Element, answer: (request: Event & ContextRequest) => void): void {
    element.addEventListener('context-request', event => {
      event.stopPropagation();
      answer(event as Event & ContextRequest);
    });
  }

  it('is found by the key and asked to tell of changes', () => {
    const area = inside(document.body);
    let request: ContextRequest | undefined;
    provide(area, event => (request = event).callback(mine, () => undefined));
    const element = inside(area);
    expect(listen(element).heard).to.deep.equal([mine]);
    expect(request).to.include({ context: Symbol.for('presence-elements.context.1'), contextTarget: element, subscribe: true });
  });

  it('is left when the element leaves', () => {
    const area = inside(document.body);
    let left = 0;
    provide(area, ({ callback }) => callback(mine, () => left++));
    listen(inside(area)).leave();
    expect(left).to.equal(1);
  });

  it('is left when another one takes over', () => {
    const area = inside(document.body);
    const left: string[] = [];
    provide(area, ({ callback }) => {
      callback(mine, () => left.push('first'));
      callback(page, () => left.push('second'));
    });
    expect(listen(inside(area)).heard).to.deep.equal([mine, page]);
    expect(left).to.deep.equal(['first']);
  });

  it('is told to forget who has already left', () => {
    const area = inside(document.body);
    let late: (() => void) | undefined;
    let left = 0;
    provide(area, ({ callback }) => (late = () => callback(mine, () => left++)));
    const { heard, leave } = listen(inside(area));
    leave();
    late?.();
    expect(left).to.equal(1);
    expect(heard).to.not.include(mine);
  });

  it('does not repeat a registry that the element already has', () => {
    const area = inside(document.body);
    provide(area, ({ callback }) => [mine, mine, page].forEach(registry => callback(registry)));
    expect(listen(inside(area)).heard).to.deep.equal([mine, page]);
  });
});
