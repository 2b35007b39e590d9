import { expect } from 'chai';
import { render } from 'lit';
import { panel, type Panel } from './panel.js';
import { selfWords } from './words.js';

const nothing = (): void => undefined;

function draw(model: Partial<Panel> = {}): HTMLElement {
  const area = document.createElement('div');
  document.body.append(area);
  render(panel({
    words: selfWords(area),
    draft: { availability: undefined, text: '', emoji: '', expiry: 'never', endsAt: undefined },
    endsAt: '', saving: false, wrongEmoji: false, status: '', failed: false,
    edit: nothing, save: nothing, cancel: nothing,
    ...model,
  }), area);
  return area;
}

const options = (area: Element): string[] => [...area.querySelectorAll('option')].map(option => option.text);

describe('the form for my presence', () => {
  afterEach(() => document.body.replaceChildren());

  it('names each control, and says what a choice does', () => {
    const area = draw(), dnd = area.querySelector('[value="dnd"]')!;
    const textOf = (attribute: string): string => area.querySelector(`[id="${dnd.getAttribute(attribute)!}"]`)!.textContent;
    expect([textOf('aria-labelledby'), textOf('aria-describedby')]).to.deep.equal(['Do not disturb', 'Asks others not to interrupt you']);
    expect([...area.querySelectorAll('input, select')].every(field => field.ariaLabel || field.getAttribute('aria-labelledby') || (field as HTMLInputElement).labels?.length)).to.equal(true);
  });

  it('chooses nothing for me', () => {
    expect(draw().querySelector(':checked[type="radio"]')).to.equal(null);
  });

  it('offers to leave the end as it is only where there is one', () => {
    const draft = { availability: undefined, text: '', emoji: '', expiry: 'keep', endsAt: 5 } as const;
    expect(options(draw())).to.deep.equal(['Do not reset', '30 minutes', '1 hour', 'Today', 'This week']);
    const area = draw({ draft, endsAt: '15:00' });
    expect(options(area)[0]).to.equal('Until 15:00');
    expect(area.querySelector('select')!.value).to.equal('keep');
  });

  it('is not sent twice while it is being saved', () => {
    let saved = 0;
    draw({ saving: true, save: () => saved++ }).querySelector<HTMLElement>('[part~="save"]')!.click();
    draw({ save: () => saved++ }).querySelector<HTMLElement>('[part~="save"]')!.click();
    expect(saved).to.equal(1);
  });
});
