import { expect, it } from 'vitest';
import { listedProviders } from './listed-providers.js';

it('MSN, AOL and Yahoo! are listed from the start, not enabled, with the schemes that pages write and the domains of their people', () => {
  expect([...listedProviders].map(([id, { name, allowed, isPublic, kind, routes }]) => [id, name, allowed, isPublic, kind, routes.slice(0, 2)])).toEqual([
    ['msn', 'MSN', false, true, 'public', ['msn:', 'msnim:']], ['aol', 'AOL', false, true, 'public', ['aim:', 'aol.com']], ['yahoo', 'Yahoo!', false, true, 'public', ['yahoo:', 'ymsgr:']],
  ]);
});
