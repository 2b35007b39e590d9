import type { JsonSchema } from '@presence-elements/core';
import { expect } from 'chai';
import { html, render } from 'lit';
import { groupFields, groupView, rowsView, variantView } from './option-groups.js';
import type { Draw, OptionsView } from './option-shown.js';
import { optionView } from './option-view.js';
import { changed, type Field, type GroupField, type RowsField, type VariantField } from './options/field.js';
import { fieldOf } from './options/field-of.js';
import { valueOf } from './options/value-of.js';
import { providersWords } from './words.js';

type View = (shown: { field: never; steps: []; path: string }, view: OptionsView, control: { id: string; label: string; mistakes?: readonly string[] }, draw: Draw) => unknown;

function draw(view: View, schema: JsonSchema, { value, required, mistakes = new Map() }: { value?: unknown; required?: boolean; mistakes?: OptionsView['mistakes'] } = {}) {
  const area = document.createElement('div');
  document.body.append(area);
  let field = fieldOf(schema, value, { required });
  const show = (): unknown => render(html`${view({ field: field as never, steps: [], path: 'o' }, { words: providersWords(area), mistakes, edit: (steps, change) => {
    field = changed(field, steps, change);
    show();
  } }, { id: 'c', label: 'Things', ...(mistakes.has('o') && { mistakes: mistakes.get('o')! }) }, optionView)}`, area);
  show();
  return { area, value: () => valueOf(field) };
}

const group = { type: 'object', properties: { a: { type: 'string', title: 'A' } } };
const buttons = (area: HTMLElement): readonly HTMLButtonElement[] => [...area.querySelectorAll('button')];

describe('options that belong together', () => {
  afterEach(() => document.body.replaceChildren());

  it('are folded away while nothing stands in them, and not where something is wrong', () => {
    const view = groupView as unknown as View, isOpen = (more: Parameters<typeof draw>[2]): boolean | undefined => draw(view, group, more).area.querySelector('details')?.open;
    expect([isOpen({}), isOpen({ value: { a: 'x' } }), isOpen({ mistakes: new Map([['o.a', ['x']]]) }), isOpen({ required: true })]).to.deep.equal([false, true, true, undefined]);
  });

  it('stay open once something was typed in them', () => {
    const { area } = draw(groupView, group), input = area.querySelector('input')!;
    for (const text of ['x', '']) {
      input.value = text;
      input.dispatchEvent(new Event('input'));
    }
    expect(area.querySelector('details')!.open).to.equal(true);
  });

  it('say what is wrong with all of them', () => {
    const { area } = draw(groupView, group, { required: true, mistakes: new Map([['o', ['There is no such option.']]]) });
    const set = area.querySelector('fieldset')!;
    expect(document.getElementById(set.getAttribute('aria-describedby')!)!.textContent).to.equal('There is no such option.');
    expect(groupFields({ field: fieldOf(group, undefined) as GroupField, steps: [], path: 'o' }, { words: providersWords(area), mistakes: new Map(), edit: () => undefined }, optionView)).to.have.length(1);
  });
});

describe('several alike', () => {
  afterEach(() => document.body.replaceChildren());
  const schema = { type: 'array', title: 'Keys', items: { ...group, title: 'Key' } };

  it('can be added and taken out one by one, by name', () => {
    const { area, value } = draw(rowsView, schema, { value: [{ a: '1' }, { a: '2' }] });
    expect(buttons(area).map(button => button.ariaLabel ?? button.textContent)).to.deep.equal(['Take out: Key 1', 'Take out: Key 2', 'Add: Keys']);
    buttons(area)[0]!.click();
    expect(value()).to.deep.equal([{ a: '2' }]);
    buttons(area).at(-1)!.click();
    expect(value()).to.deep.equal([{ a: '2' }, {}]);
    expect([...area.querySelectorAll('[role="group"]')].map(({ ariaLabel }) => ariaLabel)).to.deep.equal(['Key 1', 'Key 2']);
    expect((fieldOf(schema, []) as RowsField).rows).to.deep.equal([]);
  });
});

describe('a value of several shapes', () => {
  afterEach(() => document.body.replaceChildren());
  const schema = { anyOf: [{ type: 'string' }, { ...group, title: 'In detail' }] };

  it('has first its shape chosen, then what it holds', () => {
    const { area, value } = draw(variantView, schema);
    const select = area.querySelector('select')!;
    expect([...select.options].map(({ text }) => text)).to.deep.equal(['Not set', 'A text', 'In detail']);
    select.selectedIndex = 2;
    select.dispatchEvent(new Event('change'));
    expect([value(), area.querySelectorAll('input').length]).to.deep.equal([{}, 1]);
    select.selectedIndex = 0;
    select.dispatchEvent(new Event('change'));
    expect(value()).to.equal(undefined);
    expect((fieldOf(schema, undefined) as VariantField).alternatives.map(({ kind }: Field) => kind)).to.deep.equal(['text', 'group']);
  });

  it('says at its shape that one is missing', () => {
    const { area } = draw(variantView, schema, { mistakes: new Map([['o', ['Please fill this in.']]]) });
    expect(area.querySelector('select')!.getAttribute('aria-invalid')).to.equal('true');
  });
});
