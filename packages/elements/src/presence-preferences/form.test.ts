import { stamp, parseAddress } from '@presence-elements/core';
import { fakePreferencesDesk } from '@presence-elements/testing';
import { expect } from 'chai';
import { nothing, render } from 'lit';
import { valuesOf, type Draft } from './draft.js';
import { form, type FormModel } from './form.js';
import { preferencesWords } from './words.js';

const ignore = (): void => undefined;

function draw(model: Partial<FormModel> = {}): HTMLElement {
  const area = document.createElement('div'), kept = model.kept ?? fakePreferencesDesk().kept;
  document.body.append(area);
  render(form({
    words: preferencesWords(area), kept, values: valuesOf(kept, {}), mistakes: {}, seen: null, isNew: false, saving: false, status: '', failed: false,
    signIns: nothing, edit: ignore, look: ignore, save: ignore, cancel: ignore, useEnterprise: ignore, ...model,
  }), area);
  return area;
}

const find = (area: Element, selector: string): HTMLInputElement => area.querySelector<HTMLInputElement>(selector)!;

describe('the fields of my preferences', () => {
  afterEach(() => document.body.replaceChildren());

  it('have names', () => {
    const names = [...draw().querySelectorAll<HTMLInputElement>('input, select')].map(field => field.labels![0]!.textContent.trim());
    expect(names).to.deep.equal(['IM address', 'Display name', 'My status message', 'When I was last active', 'Where I am', 'My presence', 'People who want to see it',
      'Only people on my allow list may write to me']);
  });

  it('show what is kept', () => {
    const { kept } = fakePreferencesDesk({ address: 'ada@new.example', lastActiveFor: 'nobody', approval: 'ask', onlyAllowedMayWrite: true });
    const area = draw({ kept });
    expect([find(area, '#address').value, find(area, '#lastActiveFor').value, find(area, '#approval').value, find(area, '#onlyAllowedMayWrite').checked])
      .to.deep.equal(['ada@new.example', 'nobody', 'ask', true]);
  });

  it('leave out what the organisation decides', () => {
    const area = draw({ kept: fakePreferencesDesk({ mayOverride: false }).kept });
    expect([area.querySelector('#sharing'), area.querySelector('#approval')]).to.deep.equal([null, null]);
  });

  it('tell what is typed and chosen', () => {
    const edits: Draft[] = [];
    const area = draw({ edit: change => edits.push(change) });
    for (const [selector, value] of [['#address', 'ada@'], ['#noteFor', 'nobody']] as const) {
      find(area, selector).value = value;
      find(area, selector).dispatchEvent(new Event('input', { bubbles: true }));
    }
    find(area, '#onlyAllowedMayWrite').click();
    expect(edits).to.deep.equal([{ address: 'ada@' }, { noteFor: 'nobody' }, { onlyAllowedMayWrite: true }]);
  });

  it('look at an address when it is left, not while it is typed', () => {
    let looks = 0;
    const address = find(draw({ look: () => looks++ }), '#address');
    address.dispatchEvent(new Event('input', { bubbles: true }));
    const typing = looks;
    address.dispatchEvent(new Event('change', { bubbles: true }));
    expect([typing, looks]).to.deep.equal([0, 1]);
  });

  it('say what is seen at the address, aloud only where it was typed', () => {
    const seen = stamp({ address: parseAddress('ada@new.example')!, availability: 'away' }, { now: 1 });
    const preview = (model: Partial<FormModel>): Element => draw(model).querySelector('[part="preview"]')!;
    expect(preview({ seen }).textContent.trim()).to.equal('Seen there now: Away');
    expect(preview({ seen }).querySelector('[part="glyph"]')!.className).to.equal('away');
    expect([preview({ seen }), preview({ seen, isNew: true })].map(each => each.ariaLive)).to.deep.equal(['off', 'polite']);
    expect(preview({ seen: undefined }).textContent.trim()).to.equal('Seen there now: Checking…');
    expect(preview({ seen: null }).textContent.trim()).to.equal('');
  });

  it('describe themselves by what is wrong in them', () => {
    const area = draw({ mistakes: { address: { code: 'not-an-address' }, onlyAllowedMayWrite: { code: 'odd', message: 'Odd.' } } });
    for (const name of ['address', 'onlyAllowedMayWrite']) {
      const field = find(area, `#${name}`);
      expect([field.ariaInvalid, field.getAttribute('aria-describedby')!.split(' ').includes(`${name}-mistake`)]).to.deep.equal(['true', true]);
    }
    expect(find(area, '#displayName').ariaInvalid).to.equal(null);
    expect(find(area, '#address-mistake').textContent).to.contain('Enter one IM address');
  });

  it('offer the way back only where something stands in for the enterprise presence', () => {
    let back = 0;
    const offered = draw({ kept: fakePreferencesDesk({ address: 'ada@new.example' }).kept, useEnterprise: () => back++ });
    find(offered, '[part~="enterprise"]').click();
    expect([back, find(draw(), '[part~="enterprise"]').hidden]).to.deep.equal([1, true]);
  });

  it('are not sent twice while they are being saved', () => {
    let saved = 0;
    find(draw({ saving: true, save: () => saved++ }), '[part~="save"]').click();
    find(draw({ save: () => saved++ }), '[part~="save"]').click();
    expect(saved).to.equal(1);
  });
});
