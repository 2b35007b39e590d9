import { answer } from './hook.js';

const URL = 'https://portal.example/presence/hooks/graph';
const nobody = (): Promise<void> => Promise.reject(new Error('nobody should be told'));

describe('the hook', () => {
  it('gives a validation token back as text that no browser takes for markup', async () => {
    const said = await answer(new Request(`${URL}?validationToken=Validation%3A%20a%2Bb%20%3Cscript%3E`, { method: 'POST' }), nobody);
    expect([said.status, await said.text(), said.headers.get('content-type'), said.headers.get('x-content-type-options')]).toEqual([200, 'Validation: a+b <script>', 'text/plain; charset=utf-8', 'nosniff']);
  });

  it('takes whatever is sent, and says the same of all of it', async () => {
    const taken: string[] = [], take = async (body: string): Promise<void> => void taken.push(body);
    for (const init of [{ body: '{"value":[]}' }, { body: 'nonsense' }, {}]) expect((await answer(new Request(URL, { method: 'POST', ...init }), take)).status).toBe(202);
    expect(taken).toEqual(['{"value":[]}', 'nonsense', '']);
  });

  it('is no worse off for who hangs up in the middle', async () => {
    const body = new ReadableStream({ start: controller => { controller.error(new TypeError('terminated')); } });
    expect((await answer(new Request(URL, { method: 'POST', body, duplex: 'half' } as RequestInit), nobody)).status).toBe(400);
  });

  it('refuses what is too long, and what is not sent', async () => {
    expect((await answer(new Request(URL, { method: 'POST', body: 'x'.repeat(1_048_577) }), nobody)).status).toBe(413);
    expect((await answer(new Request(`${URL}?validationToken=${'x'.repeat(10_001)}`, { method: 'POST' }), nobody)).status).toBe(400);
    expect((await answer(new Request(`${URL}?validationToken=x`), nobody)).status).toBe(405);
  });
});
