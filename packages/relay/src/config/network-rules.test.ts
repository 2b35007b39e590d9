import { describe, expect, it } from 'vitest';
import { networkMistakes } from './network-rules.js';

const told = (...networks: readonly object[]): readonly string[] => networkMistakes(networks, 'Portal.example').map(({ path, message }) => `${path.join('.')}: ${message}`);

describe('networks', () => {
  it('may have any routes that a registry takes', () => {
    expect(told({ name: 'a', routes: ['corp.example', '*.corp.example', 'aim:', '*', 'LOCALHOST'] })).toEqual([]);
  });

  it.each(['https://corp.example', 'ada@corp.example', '', '*.', 'corp example', 'corp.example/x'])('have no route %j', route => {
    expect(told({ name: 'a', routes: [route] })).toEqual([expect.stringMatching(/^networks\.0\.routes\.0: this is no route: write corp\.example/)]);
  });

  it('have a name each', () => {
    expect(told({ name: 'a' }, { name: 'b' }, { name: 'a' })).toEqual(['networks.2.name: networks[0] has this name already: give each its own']);
    expect(told({}, {})).toEqual([]);
  });

  it('have names that stay apart where white space cannot stand, such as in the URL of a hook', () => {
    expect(told({ name: 'old aim' }, { name: 'old-aim' })).toEqual(['networks.1.name: networks[0] has this name already: give each its own']);
  });

  it('have no route of another one, or of the portal', () => {
    expect(told({ name: 'a', routes: ['x.example'] }, { name: 'b', routes: ['y.example', 'X.example'] })).toEqual(['networks.1.routes.1: this route goes to networks[0] already']);
    expect(told({ name: 'a', routes: ['portal.EXAMPLE'] })).toEqual(['networks.0.routes.0: this route goes to the portal’s own people (domain) already']);
  });

  it('that are disabled keep nobody from having their routes', () => {
    expect(told({ name: 'a', routes: ['x.example'], enabled: false }, { name: 'b', routes: ['x.example'] })).toEqual([]);
  });

  it('that are nothing of the kind are left to the schema', () => {
    expect(told({ name: 3, routes: 'x' }, { routes: [3, null] })).toEqual([]);
  });
});
