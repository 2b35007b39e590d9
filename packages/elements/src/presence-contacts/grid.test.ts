import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import { html, LitElement, type PropertyDeclarations, type TemplateResult } from 'lit';
import { frame, until } from '../../test/until.js';
import { byName } from './by-name.js';
import { cssNumber } from './css-number.js';
import { Grid, type Change } from './grid.js';
import { rowsOf, type Row } from './rows.js';

const rowsFrom = (names: readonly string[]): readonly Row[] =>
  rowsOf(byName(names.map(name => ({ address: `${name}@corp.example`, name, groups: [] })), 'en'), { show: 'one', search: '', sort: 'name', closed: new Set(), availabilityOf: () => 'unknown', lang: 'en' }).rows;

const numbers = (from: number, to: number): string[] => Array.from({ length: to - from }, (_, at) => `n${String(from + at).padStart(4, '0')}`);

/** A list of rows of 20 px, of which 200 px are seen, each with one button. */
class Host extends LitElement {
  static override properties: PropertyDeclarations = { rows: { attribute: false }, change: { attribute: false } };
  declare rows: readonly Row[];
  declare change: Change;
  readonly done: string[] = [];
  readonly grid: Grid = new Grid(this, {
    toggle: ({ name = '' }) => this.done.push(`toggle ${name}`),
    edit: ({ entry }) => this.done.push(`edit ${entry.key}`),
    remove: ({ entry }) => this.done.push(`remove ${entry.key}`),
    undo: () => this.done.push('undo'),
    left: () => this.done.push('left'),
  });

  constructor() {
    super();
    this.rows = [];
    this.change = 'kept';
  }

  protected override render(): TemplateResult {
    return this.grid.draw(this.rows, this.change, 'People', (row, at, isActive) => html`
      <div role="row" aria-rowindex=${at + 1} tabindex=${isActive ? 0 : -1} ${cssNumber('--_at', at)}>
        <b>${row.entry?.key}</b><span class="deeds"><button part="button edit" tabindex="-1">e</button><button part="button remove" tabindex="-1">r</button></span>
      </div>`);
  }
}
customElements.define('grid-host', Host);

const listOf = (host: Host): HTMLElement => host.shadowRoot!.querySelector<HTMLElement>('[part="list"]')!;
const drawn = (host: Host): HTMLElement[] => [...host.shadowRoot!.querySelectorAll<HTMLElement>('[role="row"]')];
const names = (host: Host): string[] => drawn(host).map(row => row.querySelector('b')!.textContent);
const rowOf = (host: Host, name: string): HTMLElement => drawn(host).find(row => row.querySelector('b')!.textContent === name)!;
const focusedName = (host: Host): string | undefined => host.shadowRoot!.activeElement?.closest('[role="row"]')?.querySelector('b')?.textContent;

async function stage(count: number): Promise<Host> {
  const host = new Host(), sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    [part="list"] { block-size: 200px; overflow: auto; overflow-anchor: none; }
    .rows { position: relative; block-size: calc(var(--_count) * 20px); }
    [role="row"] { position: absolute; inset-block-start: calc(var(--_at) * 20px); block-size: 20px; }`);
  host.rows = rowsFrom(numbers(0, count));
  document.body.append(host);
  host.shadowRoot!.adoptedStyleSheets.push(sheet);
  await until(() => drawn(host).length);
  // The first measures have been taken.
  await frame();
  await frame();
  return host;
}

describe('the grid of the contact list', () => {
  afterEach(() => document.body.replaceChildren());

  it('draws what is seen and eight rows more, and moves no row that stays', async () => {
    const host = await stage(1_000);
    expect(names(host)).to.deep.equal(numbers(0, 18));
    const kept = rowOf(host, 'n0017');
    listOf(host).scrollTop = 200;
    await until(() => names(host).includes('n0027'));
    // The first is the one that the Tab key comes to.
    expect(names(host)).to.deep.equal(['n0000', ...numbers(2, 28)]);
    expect(rowOf(host, 'n0017') === kept).to.equal(true);
  });

  it('keeps the row that has the focus, wherever it is, in its place among the others', async () => {
    const host = await stage(1_000);
    rowOf(host, 'n0005').focus({ preventScroll: true });
    listOf(host).scrollTop = 10_000;
    await until(() => names(host).includes('n0505'));
    expect([names(host)[0], focusedName(host), drawn(host)[0]!.tabIndex]).to.deep.equal(['n0005', 'n0005', 0]);
    host.grid.focus(999);
    await until(() => focusedName(host) === 'n0999');
    listOf(host).scrollTop = 0;
    await until(() => names(host)[0] === 'n0000');
    expect(names(host).at(-1)).to.equal('n0999');
  });

  it('gives the focus to the next one where a row is gone, and to the last where that was the last', async () => {
    const host = await stage(12);
    rowOf(host, 'n0005').focus({ preventScroll: true });
    host.rows = rowsFrom(numbers(0, 12).filter(name => name !== 'n0005'));
    await host.updateComplete;
    expect(focusedName(host)).to.equal('n0006');
    host.rows = rowsFrom(numbers(0, 3));
    await host.updateComplete;
    expect(focusedName(host)).to.equal('n0002');
  });

  it('stays with the same person when rows come before or the order is another', async () => {
    const host = await stage(100);
    listOf(host).scrollTop = 400;
    await until(() => names(host).includes('n0029'));
    rowOf(host, 'n0022').focus({ preventScroll: true });
    host.rows = rowsFrom(['a', 'b', 'c', ...numbers(0, 100)]);
    await host.updateComplete;
    expect([focusedName(host), listOf(host).scrollTop]).to.deep.equal(['n0022', 460]);
    host.change = 'in place';
    host.rows = host.rows.toReversed();
    await host.updateComplete;
    expect([focusedName(host), listOf(host).scrollTop]).to.deep.equal(['n0022', 460]);
    host.change = 'from the top';
    host.rows = rowsFrom(numbers(50, 100));
    await host.updateComplete;
    expect([listOf(host).scrollTop, names(host)[0]]).to.deep.equal([0, 'n0050']);
  });

  it('keeps the first row that is seen in its place where none has the focus, unless that is the top of the list', async () => {
    const host = await stage(100);
    listOf(host).scrollTop = 410;
    await until(() => names(host).includes('n0029'));
    host.rows = rowsFrom(['a', 'b', 'c', ...numbers(0, 100)]);
    await host.updateComplete;
    expect(listOf(host).scrollTop).to.equal(470);
    listOf(host).scrollTop = 0;
    await until(() => names(host).includes('n0001'));
    host.rows = rowsFrom(numbers(0, 100));
    await host.updateComplete;
    host.rows = rowsFrom(['a', 'b', 'c', ...numbers(0, 100)]);
    await host.updateComplete;
    expect(listOf(host).scrollTop).to.equal(0);
  });

  it('does what keys and presses ask', async () => {
    const host = await stage(12);
    rowOf(host, 'n0003').focus();
    await sendKeys({ press: 'F2' });
    await sendKeys({ press: 'Delete' });
    await sendKeys({ press: 'Control+z' });
    drawn(host)[4]!.querySelector<HTMLElement>('[part~="edit"]')!.click();
    drawn(host)[5]!.querySelector<HTMLElement>('[part~="remove"]')!.click();
    expect(host.done).to.deep.equal(['edit n0003', 'remove n0003', 'undo', 'edit n0004', 'remove n0005']);
  });

  it('says that it is left, but not for another row', async () => {
    const host = await stage(12);
    rowOf(host, 'n0003').focus();
    expect(host.grid.isInUse).to.equal(true);
    await sendKeys({ press: 'ArrowDown' });
    await until(() => focusedName(host) === 'n0004');
    expect(host.done).to.deep.equal([]);
    rowOf(host, 'n0004').blur();
    expect([host.done, host.grid.isInUse]).to.deep.equal([['left'], false]);
  });
});
