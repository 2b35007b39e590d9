import { expect } from 'chai';
import { RegistryRequest } from './context.js';

describe('a request for a registry', () => {
  it('is one that any provider of the community\'s context protocol understands', () => {
    const target = document.createElement('i'), callback = (): void => undefined;
    expect(new RegistryRequest(target, callback)).to.include({
      type: 'context-request', bubbles: true, composed: true, cancelable: false,
      context: Symbol.for('presence-elements.context.1'), contextTarget: target, callback, subscribe: true,
    });
  });
});
