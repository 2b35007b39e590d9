import { expect } from 'chai';
import { render } from 'lit';
import { nameOf, requests, type RequestsModel } from './requests.js';
import { contactsWords } from './words.js';

const EVE = { address: 'eve@corp.example', name: 'Eve', at: 0 }, MAY = { address: 'may@corp.example', at: 0 };

function draw(area: HTMLElement, model: Partial<RequestsModel>): HTMLElement {
  document.body.append(area);
  render(requests({ requests: [EVE, MAY], words: contactsWords(area), busy: new Set(), number: String, ago: () => 'a while ago', answer: () => undefined, ...model }), area);
  return area;
}

const buttons = (area: Element): HTMLElement[] => [...area.querySelectorAll('button')];

describe('who asks to see me', () => {
  afterEach(() => document.body.replaceChildren());

  it('is nobody, or named with the address and since when', () => {
    const area = document.createElement('div');
    expect(draw(area, { requests: [] }).textContent.trim()).to.equal('');
    expect([...draw(area, {}).querySelectorAll('li .who')].map(({ textContent }) => textContent.replace(/\s+/g, ' ').trim()))
      .to.deep.equal(['Eve eve@corp.example · asked a while ago', 'may@corp.example asked a while ago']);
  });

  it('is answered by name, once at a time, and knows what a denial means', () => {
    const answers: string[] = [], area = document.createElement('div');
    const model = { answer: ({ address }: { address: string }, how: string) => void answers.push(`${how} ${address}`), busy: new Set([EVE.address]) };
    draw(area, model);
    expect(buttons(area).map(button => [button.getAttribute('aria-label'), button.getAttribute('aria-disabled')])).to.deep.equal([
      ['Approve Eve', 'true'], ['Deny Eve', 'true'], ['Approve may@corp.example', null], ['Deny may@corp.example', null],
    ]);
    buttons(area).forEach(button => button.click());
    expect(answers).to.deep.equal(['approve may@corp.example', 'deny may@corp.example']);
    expect(area.querySelector(`#${buttons(area)[1]!.getAttribute('aria-describedby')!}`)!.textContent).to.equal('Whoever you deny sees you as offline, unless you put them on your allow list.');
  });

  it('leaves each button that of the same person when one before is gone', () => {
    const area = document.createElement('div'), [, , approve] = buttons(draw(area, {}));
    draw(area, { requests: [MAY] });
    expect(buttons(area)[0]).to.equal(approve);
  });

  it('is listed as far as one reads, and counted beyond', () => {
    const crowd = Array.from({ length: 300 }, (_, at) => ({ address: `p${at}@corp.example`, at }));
    const area = draw(document.createElement('div'), { requests: crowd });
    expect([area.querySelector('h2')!.textContent, buttons(area).length, area.querySelector('li:last-child')!.textContent]).to.deep.equal(['Want to see your presence: 300', 40, 'and 280 more']);
  });

  it('is drawn as text on one line', () => {
    expect([nameOf({ ...EVE, name: 'E\nve\u202E' }), nameOf({ ...EVE, name: '\u200B' })]).to.deep.equal(['E ve', 'eve@corp.example']);
  });
});
