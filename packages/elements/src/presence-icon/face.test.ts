import { stamp, parseAddress, type Presence, type PresenceFacts } from '@presence-elements/core';
import { expect } from 'chai';
import { messagesFor } from '../i18n/localize.js';
import { drawFace, type Face } from './face.js';

const presence = (facts: PresenceFacts): Presence => stamp({ ...facts, address: parseAddress('ada@corp.example')! }, { now: 0 });

function draw(face: Partial<Face>, root: ParentNode & Node = document.createDocumentFragment()): Element {
  drawFace(root, { states: 'unknown', presence: undefined, name: 'Ada', hasButton: true, hasMenu: true, expanded: false, ...face }, messagesFor(document.body));
  return root.firstElementChild!;
}

describe('the face of an icon', () => {
  it('is a button that opens a menu', () => {
    const face = draw({});
    expect([face.localName, face.getAttribute('type'), face.getAttribute('aria-haspopup'), face.getAttribute('aria-expanded')])
      .to.deep.equal(['button', 'button', 'menu', 'false']);
    expect(face.getAttribute('aria-label')).to.equal('Ada: Unknown');
  });

  it('says that the menu is open', () => {
    expect(draw({ expanded: true }).getAttribute('aria-expanded')).to.equal('true');
  });

  it('is a picture, with a tab stop only where there is something to see on focus', () => {
    expect(draw({ hasMenu: false }).getAttribute('tabindex')).to.equal('0');
    const still = draw({ hasButton: false });
    expect([still.getAttribute('role'), still.hasAttribute('tabindex'), still.hasAttribute('aria-haspopup')]).to.deep.equal(['img', false, false]);
  });

  it('says in words all that the shape shows', () => {
    const { availability, ...facts }: PresenceFacts = { availability: 'online', idle: true, outOfOffice: {} };
    const face = draw({ presence: { ...presence({ availability, ...facts }), stale: true }, name: '' });
    expect(face.getAttribute('aria-label')).to.equal('Available, inactive, out of office, last known');
  });

  it('describes with the note, as much as one would want to hear', () => {
    expect(draw({ presence: presence({ availability: 'away', note: { text: 'x'.repeat(9_000) } }) }).getAttribute('aria-description')).to.have.lengthOf(300);
  });

  it('takes hostile words for words', () => {
    const face = draw({ name: '<img src=x onerror=alert(1)>', presence: presence({ availability: 'away', note: { text: '"><script>' } }) });
    expect(face.querySelectorAll('*')).to.have.lengthOf(1);
    expect(face.getAttribute('aria-label')).to.equal('<img src=x onerror=alert(1)>: Away');
  });

  it('writes nothing that is already so', async () => {
    const root = document.createElement('div');
    draw({}, root);
    const records: MutationRecord[] = [];
    const observer = new MutationObserver(seen => records.push(...seen));
    observer.observe(root, { attributes: true, childList: true, subtree: true });
    draw({}, root);
    records.push(...observer.takeRecords());
    expect(records).to.deep.equal([]);
  });
});
