import { expect } from 'chai';
import { MenuList, type Entry } from './menu-list.js';

describe('the items of a menu', () => {
  let list: MenuList;
  let chosen: string[];

  const entries: readonly Entry[] = [
    { id: 'mail', label: 'Send e-mail', href: 'mailto:ada@corp.example' },
    { id: 'call', label: 'Call', run: () => undefined },
    { id: 'meet', label: 'Meet', href: 'https://meet.example/room' },
    { id: 'profile', label: 'Profile', href: new URL('/people/ada', location.href).href },
  ];
  const items = (): HTMLAnchorElement[] => [...list.element.querySelectorAll<HTMLAnchorElement>('[role=menuitem]')];

  beforeEach(() => {
    chosen = [];
    list = new MenuList(({ id }, event) => {
      event.preventDefault();
      chosen.push(id);
    });
    document.body.append(list.element);
    list.draw('Actions for Ada', entries, 'Nothing to do');
  });

  afterEach(() => list.element.remove());

  it('are links where they lead somewhere; those to another site open beside the page, which they cannot reach', () => {
    expect(list.element.role).to.equal('menu');
    expect(items().map(({ textContent, target, rel }) => [textContent, target, rel])).to.deep.equal([
      ['Send e-mail', '', 'noopener noreferrer'], ['Call', '', 'noopener noreferrer'],
      ['Meet', '_blank', 'noopener noreferrer'], ['Profile', '', 'noopener noreferrer'],
    ]);
    expect(items()[1]!.hasAttribute('href')).to.equal(false);
  });

  it('are chosen by click, Enter and space, and nobody around hears of it', () => {
    let heard = 0;
    const hear = (): unknown => heard++;
    document.body.addEventListener('click', hear);
    items()[0]!.click();
    for (const key of ['Enter', ' ']) items()[1]!.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
    items()[2]!.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', ctrlKey: true, bubbles: true }));
    document.body.removeEventListener('click', hear);
    expect(chosen).to.deep.equal(['mail', 'call', 'call']);
    expect(heard).to.equal(0);
  });

  it('stay the same nodes while they say the same', () => {
    const before = items();
    list.draw('Actions for Ada', entries.map(entry => ({ ...entry })), 'Nothing to do');
    expect(items()).to.deep.equal(before);
    list.draw('Actions for Ada', entries.slice(1), 'Nothing to do');
    expect(items().map(item => item.textContent)).to.deep.equal(['Call', 'Meet', 'Profile']);
    items()[0]!.click();
    expect(chosen).to.deep.equal(['call']);
  });

  it('are one that cannot be chosen where there are none', () => {
    list.draw('Actions for Ada', [], 'Nothing to do');
    expect(items().map(item => [item.textContent, item.ariaDisabled])).to.deep.equal([['Nothing to do', 'true']]);
    items()[0]!.click();
    expect(chosen).to.deep.equal([]);
  });

  it('take the focus at either end', () => {
    list.focus();
    expect(document.activeElement).to.equal(items()[0]);
    list.focus(true);
    expect(document.activeElement).to.equal(items()[3]);
  });
});
