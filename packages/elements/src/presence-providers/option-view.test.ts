import { expect } from 'chai';
import { html, render } from 'lit';
import { realKinds } from '../../test/real-kinds.js';
import type { OptionsView } from './option-shown.js';
import { optionView } from './option-view.js';
import { fieldOf } from './options/field-of.js';
import { changed } from './options/field.js';
import { valueOf } from './options/value-of.js';
import { providersWords } from './words.js';

/** A form of options that is drawn anew with each change. */
function form(schema: Parameters<typeof fieldOf>[0], value?: unknown, mistakes: OptionsView['mistakes'] = new Map()) {
  const area = document.createElement('div');
  document.body.append(area);
  let field = fieldOf(schema, value, { required: true });
  const paths: string[] = [];
  const draw = (): unknown => render(html`${optionView({ field, steps: [], path: 'o' }, { words: providersWords(area), mistakes, edit: (steps, change, path) => {
    field = changed(field, steps, change);
    paths.push(path);
    draw();
  } })}`, area);
  draw();
  return { area, paths, value: () => valueOf(field), field: () => field };
}

const type = (field: HTMLInputElement | HTMLTextAreaElement, text: string): void => {
  field.value = text;
  field.dispatchEvent(new Event('input'));
};

const named = (area: HTMLElement, name: string): HTMLInputElement =>
  [...area.querySelectorAll<HTMLInputElement>('input, textarea, select')].find(({ labels }) => labels?.[0]?.textContent.replace(/\s+/g, ' ').trim().startsWith(name))!;

describe('the option of an agent', () => {
  afterEach(() => document.body.replaceChildren());

  it('has its title, its explanation and its mistake', () => {
    const { area } = form({ type: 'object', properties: { rate: { type: 'integer', title: '<b>Rate', description: '<i>Each second' } } }, {}, new Map([['o.rate', ['Enter a whole number.']]]));
    const input = named(area, '<b>Rate');
    expect(input.getAttribute('aria-describedby')!.split(' ').map(id => document.getElementById(id)!.textContent.trim())).to.deep.equal(['Enter a whole number.', '<i>Each second']);
    expect([input.getAttribute('aria-invalid'), input.inputMode, area.querySelector('b, i')]).to.deep.equal(['true', 'numeric', null]);
  });

  it('asks for the name of a variable where it is a secret', () => {
    const { area, value } = form({ type: 'object', properties: { password: { type: 'string', title: 'Password', writeOnly: true } } }, {});
    type(named(area, 'Password – environment variable'), 'PRESENCE_X');
    expect(value()).to.deep.equal({ password: { env: 'PRESENCE_X' } });
  });

  it('says that the agent’s words are English', () => {
    expect(form({ type: 'string', title: 'Rate' }).area.querySelector('label bdi')?.getAttribute('lang')).to.equal('en');
  });

  it('has no choice made where none was, and none to unmake where one is required', () => {
    const options = (value?: unknown): readonly string[] => [...form({ enum: ['a', 'b'], title: 'X' }, value).area.querySelectorAll('option')].map(({ text }) => text);
    expect([options(), options('a')]).to.deep.equal([['Not set', 'a', 'b'], ['a', 'b']]);
  });

  it('tells where it stands when it is changed', () => {
    const { area, paths } = form({ type: 'object', properties: { a: { type: 'object', required: ['b'], properties: { b: { type: 'string', title: 'B' } } } } }, { a: { b: 'x' } });
    type(named(area, 'B'), 'y');
    expect(paths).to.deep.equal(['o.a.b']);
  });

  for (const { kind, options } of realKinds) {
    it(`is labelled, whichever option of ${kind} it is, and every id is there once`, () => {
      const { area } = form(options);
      const fields = [...area.querySelectorAll<HTMLInputElement>('input, textarea, select')], ids = [...area.querySelectorAll('[id]')].map(({ id }) => id);
      expect(fields.length).to.be.greaterThan(4);
      for (const field of fields) expect(field.labels?.[0]?.textContent.trim(), field.id).to.not.equal('');
      expect(ids.filter((id, at) => ids.indexOf(id) !== at)).to.deep.equal([]);
    });
  }

  it('changes its shape, and back again with what was entered', () => {
    const { options } = realKinds.find(({ kind }) => kind === 'web')!, { area, value, field } = form(options, { service: 'aim' });
    expect(field().kind).to.equal('group');
    const shape = area.querySelector<HTMLSelectElement>('[id="field-o.service~"]')!;
    shape.selectedIndex = 1;
    shape.dispatchEvent(new Event('change'));
    type(named(area, 'Name'), 'own');
    expect(value()).to.deep.equal({ service: { name: 'own', read: {} } });
    shape.selectedIndex = 0;
    shape.dispatchEvent(new Event('change'));
    expect(value()).to.deep.equal({ service: 'aim' });
    shape.selectedIndex = 1;
    shape.dispatchEvent(new Event('change'));
    expect(named(area, 'Name').value).to.equal('own');
  });
});

