import { expect } from 'chai';
import { render, type TemplateResult } from 'lit';
import { below, checkbox, checks, describedBy, idOf, leaveTo, radios, select, switchInput, textArea, textInput, type Control } from './controls.js';

const control: Control = { id: 'c', label: 'Name', hint: 'What it is called', mistakes: ['Please fill this in.'], required: 'required' };

function draw(template: TemplateResult): HTMLElement {
  const area = document.createElement('div');
  document.body.append(area);
  render(template, area);
  return area;
}

const one = <Name extends keyof HTMLElementTagNameMap>(area: HTMLElement, name: Name): HTMLElementTagNameMap[Name] => area.querySelector(name)!;

describe('a control of the form', () => {
  afterEach(() => document.body.replaceChildren());

  it('is named, explained and told to be wrong, where screen readers look', () => {
    for (const draw1 of [() => textInput(control, 'x', () => undefined), () => textArea(control, 'x', () => undefined), () => select(control, [{ value: 1, title: 'One' }], 1, () => undefined)]) {
      const area = draw(draw1()), field = area.querySelector<HTMLInputElement>('input, textarea, select')!;
      expect(field.labels![0]!.textContent.replace(/\s+/g, ' ').trim()).to.equal('Name (required)');
      expect([field.getAttribute('aria-invalid'), field.getAttribute('aria-required')]).to.deep.equal(['true', 'true']);
      expect(field.getAttribute('aria-describedby')!.split(' ').map(id => area.querySelector(`#${id}`)?.textContent)).to.deep.equal(['Please fill this in.', 'What it is called']);
      area.remove();
    }
  });

  it('says nothing of mistakes where there are none', () => {
    const input = one(draw(textInput({ id: 'c', label: 'Name' }, '', () => undefined)), 'input');
    expect(['aria-invalid', 'aria-describedby', 'aria-required'].map(name => input.hasAttribute(name))).to.deep.equal([false, false, false]);
    expect(describedBy({ id: 'c', label: '', hint: 'x' })).to.equal('c-hint');
    expect(draw(below({ id: 'c', label: '' })).childElementCount).to.equal(0);
  });

  it('is remembered by no browser and checked by no service', () => {
    const input = one(draw(textInput(control, '', () => undefined)), 'input');
    expect([input.autocomplete, input.getAttribute('spellcheck'), input.getAttribute('autocapitalize')]).to.deep.equal(['off', 'false', 'off']);
  });

  it('tells what is typed, chosen and ticked', () => {
    const told: unknown[] = [], tell = (value: unknown): void => void told.push(value);
    const input = one(draw(textInput(control, '', tell)), 'input');
    input.value = 'typed';
    input.dispatchEvent(new Event('input'));
    const list = one(draw(select(control, [{ value: 'a', title: 'A' }, { value: 2, title: 'B' }], 'a', tell)), 'select');
    list.selectedIndex = 1;
    list.dispatchEvent(new Event('change'));
    one(draw(checkbox(control, false, tell)), 'input').click();
    draw(checks(control, [{ value: 1, title: 'One' }, { value: 2, title: 'Two' }], [1], tell)).querySelectorAll('input').forEach(each => each.click());
    draw(radios(control, [{ value: 'a', title: 'A', hint: '' }, { value: 'b', title: 'B', hint: '' }], 'a', tell)).querySelectorAll('input')[1]!.click();
    one(draw(switchInput('s', { labelledBy: 'c' }, true, tell)), 'input').click();
    expect(told).to.deep.equal(['typed', 2, true, [], [1, 2], 'b', false]);
  });

  it('shows what is so, not what was clicked', () => {
    const draw1 = (isOn: boolean): TemplateResult => switchInput('s', { labelledBy: 'c' }, isOn, () => undefined), area = draw(draw1(true)), input = one(area, 'input');
    input.click();
    render(draw1(true), area);
    expect([input.checked, input.getAttribute('role')]).to.deep.equal([true, 'switch']);
  });

  it('describes each of a few by its own sentence', () => {
    const area = draw(radios(control, [{ value: 'a', title: 'A', hint: 'First' }], 'a', () => undefined)), input = one(area, 'input');
    expect(['aria-labelledby', 'aria-describedby'].map(name => area.querySelector(`#${input.getAttribute(name)!}`)!.textContent)).to.deep.equal(['A', 'First']);
    expect(input.checked).to.equal(true);
  });

  it('hands the focus on where it goes itself', () => {
    const area = draw(textInput(control, '', () => undefined));
    area.tabIndex = -1;
    one(area, 'input').addEventListener('click', event => leaveTo(event, 'div[tabindex]'));
    one(area, 'input').click();
    expect(document.activeElement).to.equal(area);
  });

  it('has an id without spaces, whatever its path', () => {
    expect(idOf('agent.options.a b')).to.equal('field-agent.options.a%20b');
  });
});
