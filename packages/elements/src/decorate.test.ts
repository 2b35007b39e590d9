import 'axe-core';
import type axeCore from 'axe-core';
import { expect } from 'chai';
import { decorate, type Decorate } from './decorate.js';
import './presence-icon/define.js';

const { axe } = globalThis as unknown as { axe: typeof axeCore };
const MAIL = '<a href="mailto:ada@corp.example">Ada Lovelace</a>';

/** Mutation observers report in a microtask. */
const observed = (): Promise<void> => Promise.resolve();
const undos: (() => void)[] = [];

/** A plain page, decorated. */
function stage(markup: string, options: Partial<Decorate> = {}): { area: HTMLElement; undo: () => void } {
  const area = document.createElement('main');
  area.innerHTML = markup;
  document.body.append(area);
  const undo = decorate(area, { selector: 'a[href^="mailto:" i], [data-presence]', ...options });
  undos.push(undo);
  return { area, undo };
}

const addresses = (area: Element): (string | null)[] => [...area.querySelectorAll('presence-icon')].map(icon => icon.getAttribute('address'));

afterEach(() => {
  for (const undo of undos.splice(0)) undo();
  document.body.replaceChildren();
});

describe('decorating plain markup', () => {
  it('pleases axe: an icon inside of a link is a picture with a name, not another button', async () => {
    const { area } = stage(`${MAIL} <span data-presence="grace@corp.example">Grace Hopper</span>`);
    const [inLink, inText] = area.querySelectorAll('presence-icon');
    await inText!.updateComplete;
    expect([inLink!.hasAttribute('static'), inText!.hasAttribute('static')]).to.deep.equal([true, false]);
    expect((await axe.run(area, { runOnly: ['wcag2a', 'wcag2aa', 'wcag22aa'] })).violations).to.deep.equal([]);
  });

  it('reads mail links and data-presence, and leaves alone what names no one person', () => {
    const { area } = stage(`${MAIL}
      <a href="MAILTO:gr%61ce@corp.example?subject=Hello">Grace</a>
      <a href="mailto:a@corp.example,b@corp.example">Both</a> <a href="mailto:">Somebody</a>
      <i data-presence="aim:ada ada@corp.example">Ada</i> <i data-presence="">Nobody</i>`);
    expect(addresses(area)).to.deep.equal(['mailto:ada@corp.example', 'mailto:gr%61ce@corp.example', 'aim:ada ada@corp.example']);
  });

  it('takes address and name from where the page says', () => {
    const { area } = stage('<li data-user="ada" title="Ada Lovelace"></li>', {
      selector: 'li[data-user]',
      address: element => `${element.getAttribute('data-user') ?? ''}@corp.example`,
      label: 'title',
    });
    const icon = area.querySelector('presence-icon')!;
    expect([icon.getAttribute('address'), icon.getAttribute('label')]).to.deep.equal(['ada@corp.example', 'Ada Lovelace']);
  });

  it('stands behind what can contain nothing', () => {
    const { area } = stage('<p><img data-presence="ada@corp.example" alt="Ada"></p>');
    expect(area.querySelector('img + presence-icon')).to.not.equal(null);
  });

  it('keeps out of what people write', () => {
    expect(addresses(stage(`<div contenteditable>${MAIL}</div>`).area)).to.deep.equal([]);
  });

  it('adds one icon where there is one, or where two decorations meet', async () => {
    const { area } = stage('<p data-presence="ada@corp.example"><presence-icon address="ada@corp.example"></presence-icon></p>' + MAIL);
    undos.push(decorate(area, { selector: 'a' }));
    await observed();
    expect(area.querySelectorAll('presence-icon')).to.have.length(2);
  });
});

describe('decorated markup that changes', () => {
  it('gets icons where elements are added', async () => {
    const { area } = stage('');
    area.insertAdjacentHTML('beforeend', `<ul><li>${MAIL}</li></ul>`);
    await observed();
    expect(addresses(area)).to.deep.equal(['mailto:ada@corp.example']);
  });

  it('follows the address, and loses the icon when it no longer matches', async () => {
    const { area } = stage(MAIL);
    const link = area.querySelector('a')!;
    link.href = 'mailto:grace@corp.example';
    await observed();
    expect(addresses(area)).to.deep.equal(['mailto:grace@corp.example']);
    link.href = '/people';
    await observed();
    expect(addresses(area)).to.deep.equal([]);
  });

  it('gets the icon back where the page writes its text anew', async () => {
    const { area } = stage(MAIL);
    area.querySelector('a')!.textContent = 'A. Lovelace';
    await observed();
    expect(addresses(area)).to.have.length(1);
  });

  it('does not, where the page takes away just the icon', async () => {
    const { area } = stage(MAIL);
    area.querySelector('presence-icon')!.remove();
    await observed();
    expect(addresses(area)).to.deep.equal([]);
  });

  it('does not fight with a page that redraws whatever it finds changed', async () => {
    const { area } = stage(MAIL);
    let redrawn = 0;
    const page = new MutationObserver(() => {
      if (area.querySelector('presence-icon')) area.querySelector('a')!.textContent = `Ada ${redrawn++}`;
    });
    page.observe(area, { childList: true, subtree: true });
    area.querySelector('a')!.textContent = 'Ada';
    for (let turn = 0; turn < 100; turn++) await observed();
    page.disconnect();
    expect(redrawn).to.be.within(1, 3);
  });

  it('hears nothing of its own', async () => {
    const { area } = stage(MAIL.repeat(3));
    let changes = 0;
    const page = new MutationObserver(() => changes++);
    await observed();
    page.observe(area, { childList: true, subtree: true, attributes: true });
    await observed();
    page.disconnect();
    expect(changes).to.equal(0);
  });

  it('keeps the icon of what is moved, and takes it from what leaves', async () => {
    const { area } = stage(`<p></p>${MAIL}`);
    const link = area.querySelector('a')!;
    area.querySelector('p')!.append(link);
    await observed();
    expect(addresses(link)).to.have.length(1);
    link.remove();
    await observed();
    expect(addresses(link)).to.have.length(0);
  });
});

describe('the undo of a decoration', () => {
  it('removes all that it added, and nothing else', async () => {
    const { area, undo } = stage(`${MAIL}<presence-icon address="grace@corp.example"></presence-icon>`);
    area.insertAdjacentHTML('beforeend', MAIL);
    await observed();
    undo();
    undo();
    area.insertAdjacentHTML('beforeend', MAIL);
    await observed();
    expect(addresses(area)).to.deep.equal(['grace@corp.example']);
    expect(area.querySelector('a')!.outerHTML).to.equal(MAIL);
  });
});
