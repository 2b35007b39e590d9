import { expect } from 'chai';
import { until } from '../../test/until.js';
import { followInterest } from './interest.js';
import { current } from './current.js';
import '../presence-icon/define.js';

describe('interest in an icon', () => {
  it('loads tooltips and menus when there is some, and answers it', async () => {
    const stage = document.body.appendChild(document.createElement('main'));
    const icon = stage.appendChild(document.createElement('presence-icon'));
    icon.address = 'ada@corp.example';
    followInterest(document);
    await icon.updateComplete;
    expect(customElements.get('presence-menu')).to.equal(undefined);
    icon.shadowRoot!.querySelector('button')!.click();
    await until(() => current.overlay);
    expect(current.overlay?.subject).to.equal(icon);
    expect(current.overlay?.localName).to.equal('presence-menu');
    current.overlay?.hide();
    stage.remove();
  });
});
