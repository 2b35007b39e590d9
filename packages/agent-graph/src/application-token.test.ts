import { applicationToken } from './application-token.js';

const credential = { tenant: 'our-tenant', clientId: 'our-app', clientSecret: 'hush' };

function entra(answers: (() => Response | Promise<Response>)[], more: object = {}) {
  const sent: { url: string; form: Record<string, string>; redirect: RequestInit['redirect'] }[] = [], clock = { now: 0 };
  const fetch = async (url: string, init: RequestInit): Promise<Response> => {
    sent.push({ url, form: Object.fromEntries(init.body as URLSearchParams), redirect: init.redirect });
    return (answers.length > 1 ? answers.shift()! : answers[0]!)();
  };
  return { sent, clock, token: applicationToken({ ...credential, fetch, now: () => clock.now, ...more }) };
}

const gives = (access_token: string, more: object = {}) => (): Response => Response.json({ access_token, expires_in: 3_600, ...more });

describe('an application’s token', () => {
  it('is signed for and kept until shortly before its end', async () => {
    const { sent, clock, token } = entra([gives('one'), gives('two')]);
    expect([await token({}), await token({})]).toEqual(['one', 'one']);
    clock.now = 3_300_000;
    expect(await token({})).toBe('two');
    expect(sent[0]).toEqual({ url: 'https://login.microsoftonline.com/our-tenant/oauth2/v2.0/token', redirect: 'error', form: { client_id: 'our-app', client_secret: 'hush', grant_type: 'client_credentials', scope: 'https://graph.microsoft.com/.default' } });
  });

  it('is another one when Graph has refused it', async () => {
    const { token } = entra([gives('one'), gives('two')]);
    expect([await token({}), await token({ refused: 'one' }), await token({ refused: 'one' })]).toEqual(['one', 'two', 'two']);
  });

  it('is a service account’s with its refresh token, which Entra may replace', async () => {
    const { sent, token } = entra([gives('one', { refresh_token: 'next' }), gives('two')], { refreshToken: 'first', login: 'https://login.microsoftonline.us', graph: 'https://graph.microsoft.us' });
    await token({});
    await token({ refused: 'one' });
    await token({ refused: 'two' });
    expect(sent.map(({ form }) => [form.grant_type, form.refresh_token, form.scope])).toEqual(['first', 'next', 'next'].map(each => ['refresh_token', each, 'https://graph.microsoft.us/.default offline_access']));
  });

  it('leaves no answer open that nobody reads', async () => {
    const closed: number[] = [], unread = (status: number) => (): Response => new Response(new ReadableStream({ cancel: () => void closed.push(status) }), { status });
    for (const status of [429, 503]) await expect(entra([unread(status)]).token({})).rejects.toMatchObject({ name: 'PresenceError' });
    expect(closed).toEqual([429, 503]);
  });

  it.each([
    ['refuses', () => Response.json({ error: 'invalid_client', error_description: 'hush' }, { status: 401 }), 'signed-out'], ['answers a page', () => new Response('<html>hush'), 'signed-out'], ['answers null', () => Response.json(null), 'signed-out'],
    ['is broken', () => new Response(null, { status: 503, headers: { 'retry-after': '9' } }), 'unreachable'], ['is throttled', () => new Response(null, { status: 429, headers: { 'retry-after': '9' } }), 'rate-limited'], ['is not there', () => Promise.reject(new TypeError('hush')), 'unreachable'],
  ] as const)('is missing where Entra %s, without a word of the secret', async (_, answer, code) => {
    const failed = (await (async () => entra([answer]).token({}))().catch((error: unknown) => error)) as Error;
    expect(failed).toMatchObject({ name: 'PresenceError', code });
    expect(`${failed.message}${String(failed.cause)}`).not.toContain('hush');
  });
});
