import { expect } from 'chai';
import { below, isWithin } from './mistake.js';

describe('the path of a mistake', () => {
  it('goes from the outside in', () => {
    expect([below('', 'agent'), below('agent', 'options'), below('routes', 0)]).to.deep.equal(['agent', 'agent.options', 'routes.0']);
  });

  it('leads to a place or into it, and not to one that only begins alike', () => {
    expect([isWithin('name', 'name'), isWithin('routes.0', 'routes'), isWithin('names', 'name'), isWithin('name', '')]).to.deep.equal([true, true, false, true]);
  });
});
