import { expect } from 'chai';
import { define } from './define.js';

describe('defining a tag', () => {
  it('leaves a tag alone that another copy has defined, and says so once', () => {
    const first = class extends HTMLElement {};
    const notes: unknown[] = [];
    const { info } = console;
    console.info = (note: unknown) => notes.push(note);
    define('define-test', first);
    define('define-test', class extends HTMLElement {});
    define('define-test', first);
    console.info = info;
    expect(customElements.get('define-test')).to.equal(first);
    expect(notes).to.deep.equal(['<define-test> is already defined, so this copy leaves it alone.']);
  });

  it('lets one class have a second name', () => {
    const element = class extends HTMLElement {};
    define('define-test-one', element);
    define('define-test-two', element);
    expect(document.createElement('define-test-two')).to.be.instanceOf(element);
  });
});
