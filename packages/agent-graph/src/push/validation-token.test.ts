import { jwt } from '../../test/graph-double.js';
import { NOON } from '../../test/page.js';
import { areValid, type TokenRules } from './validation-token.js';

const rules: TokenRules = { appId: 'our-app', tenantId: 'our-tenant' }, ours = { aud: 'our-app', tid: 'our-tenant' };
const hour = 3_600, seconds = NOON / 1_000;

describe('the tokens beside a notification', () => {
  it('are of Graph’s publisher, for us and of now, in both versions', async () => {
    expect(await areValid([jwt(ours, NOON), jwt({ ...ours, appid: undefined, azp: '0bf30f3b-4a52-48df-9a82-234910c4a086' }, NOON)], rules, NOON)).toBe(true);
    expect(await areValid([jwt({}, NOON)], {}, NOON)).toBe(true);
  });

  it.each<[string, unknown]>([
    ['there are none', []], ['they are no list', jwt(ours, NOON)], ['there are too many', Array(21).fill(jwt(ours, NOON))], ['one of them is another’s', [jwt(ours, NOON), jwt({ ...ours, aud: 'another' }, NOON)]],
    ['it is of another tenant', [jwt({ ...ours, tid: 'another' }, NOON)]], ['another application made it', [jwt({ ...ours, appid: 'another' }, NOON)]], ['it has ended', [jwt({ ...ours, exp: seconds - 2 * hour }, NOON)]],
    ['it has no end', [jwt({ ...ours, exp: undefined }, NOON)]], ['it is of tomorrow', [jwt({ ...ours, nbf: seconds + hour }, NOON)]], ['it is no token', ['x', 7]], ['it says nothing', [`a.${btoa('null')}.c`]], ['it is not JSON', ['a.b.c']],
  ])('are not believed where %s', async (_, tokens) => {
    expect(await areValid(tokens, rules, NOON)).toBe(false);
  });

  it('are proven by whoever can', async () => {
    const seen: string[] = [], token = jwt(ours, NOON);
    expect(await areValid([token], { ...rules, verify: each => (seen.push(each), Promise.resolve(true)) }, NOON)).toBe(true);
    expect(await areValid([token], { ...rules, verify: () => false }, NOON)).toBe(false);
    expect(await areValid([token], { ...rules, verify: () => Promise.reject(new Error('no keys')) }, NOON)).toBe(false);
    expect(seen).toEqual([token]);
  });
});
