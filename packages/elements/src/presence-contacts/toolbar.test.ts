import { expect } from 'chai';
import { render } from 'lit';
import { toolbar, type ToolbarModel } from './toolbar.js';
import { contactsWords } from './words.js';

interface Drawn {
  readonly area: HTMLElement;
  readonly wishes: unknown[];
  again: number;
}

function draw(model: Partial<ToolbarModel>): Drawn {
  const area = document.createElement('div'), drawn: Drawn = { area, wishes: [], again: 0 };
  document.body.append(area);
  render(toolbar({
    words: contactsWords(area), search: '', show: 'groups', sort: 'availability', groups: ['Friends'], order: { isHeld: false, asOf: '' },
    wish: change => drawn.wishes.push(change), sortAgain: () => drawn.again++, ...model,
  }), area);
  return drawn;
}

function choose(area: Element, selector: string, value: string, event = 'change'): void {
  const field = area.querySelector<HTMLSelectElement>(selector)!;
  field.value = value;
  field.dispatchEvent(new Event(event));
}

const textOf = (area: Element, selector: string): string | undefined => area.querySelector(selector)?.textContent.trim();

describe('the controls of the contact list', () => {
  afterEach(() => document.body.replaceChildren());

  it('say what is wished', () => {
    const { area, wishes } = draw({});
    choose(area, '#search', 'ada', 'input');
    choose(area, '#show', 'in Friends');
    choose(area, '#sort', 'name');
    expect(wishes).to.deep.equal([{ search: 'ada' }, { show: 'in Friends' }, { sort: 'name' }]);
  });

  it('show what is chosen, and offer no groups where there are none', () => {
    const { area } = draw({ show: 'ungrouped', sort: 'name', search: 'x' });
    expect(['#show', '#sort', '#search'].map(selector => area.querySelector<HTMLSelectElement>(selector)!.value)).to.deep.equal(['ungrouped', 'name', 'x']);
    expect(draw({ groups: [] }).area.querySelector('#show')).to.equal(null);
  });

  it('put the list in order again, and say what the order does not show yet', () => {
    const drawn = draw({ order: { isHeld: true, asOf: '14:05' } });
    drawn.area.querySelector('button')!.click();
    expect([textOf(drawn.area, '#order'), drawn.again]).to.deep.equal(['Availability as of 14:05 Some have changed meanwhile.', 1]);
    expect(textOf(draw({}).area, '#order')).to.equal('');
    expect(draw({ sort: 'name' }).area.querySelector('button')).to.equal(null);
  });
});
