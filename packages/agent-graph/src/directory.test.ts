import { bench } from '../test/parts.js';

const urls = ({ double }: ReturnType<typeof bench>): readonly string[] => double.asked.flatMap(({ body }) => (body as { requests: { url: string }[] }).requests.map(({ url }) => url));

describe('the directory', () => {
  it('finds people by UPN, else by mail, and asks nobody twice', async () => {
    const one = bench(), { directory, double, signal } = one;
    const ada = double.add('ada@corp.example'), bob = double.add('b@corp.example', undefined, { mail: 'bob@corp.example' });
    const names = ['ada@corp.example', 'bob@corp.example', 'nobody@corp.example', 'ada@corp.example'];
    const expected = new Map<string, object>([['ada@corp.example', { id: ada.id, upn: ada.upn }], ['bob@corp.example', { id: bob.id, upn: bob.upn }], ['nobody@corp.example', { problem: 'not-found' }]]);
    expect(await directory.find(names, signal)).toEqual(expected);
    expect(await directory.find(names, signal)).toEqual(expected);
    expect([double.asked.length, urls(one).length]).toEqual([2, 5]);
  });

  it('asks again for strangers after ten minutes, and for people after eight hours', async () => {
    const { directory, double, signal, clock } = bench();
    double.add('ada@corp.example');
    const find = () => directory.find(['ada@corp.example', 'eve@corp.example'], signal);
    await find();
    clock.jump(600_000);
    double.add('eve@corp.example');
    expect((await find()).get('eve@corp.example')).toHaveProperty('id');
    expect(double.asked).toHaveLength(3);
    clock.jump(8 * 3_600_000);
    await find();
    expect(double.asked).toHaveLength(4);
  });

  it('lets no name become another question', async () => {
    const one = bench(), { directory, double, signal } = one;
    for (const upn of ['$ada@corp.example', 'o\'brien@corp.example', 'a%2fb@corp.example', 'ä&b=1@corp.example']) double.add(upn);
    const found = await directory.find(['$ada@corp.example', 'o\'brien@corp.example', 'a%2fb@corp.example', 'ä&b=1@corp.example', 'x\' or \'\'eq\'@corp.example'], signal);
    expect([...found.values()].map(each => 'id' in each)).toEqual([true, true, true, true, false]);
    expect(urls(one)).toEqual([
      '/users(\'%24ada%40corp.example\')?$select=id,userPrincipalName', '/users/o%27brien%40corp.example?$select=id,userPrincipalName', '/users/a%252fb%40corp.example?$select=id,userPrincipalName',
      '/users/%C3%A4%26b%3D1%40corp.example?$select=id,userPrincipalName', '/users/x%27%20or%20%27%27eq%27%40corp.example?$select=id,userPrincipalName',
      '/users?$filter=mail eq \'x\'\'%20or%20\'\'\'\'eq\'\'%40corp.example\'&$select=id,userPrincipalName&$top=2',
    ]);
  });

  it('believes no answer without an object id', async () => {
    const { directory, double, signal } = bench();
    double.intervene = (_, part) => (part ? { status: 200, body: { id: '../me', userPrincipalName: 7 } } : undefined);
    expect((await directory.find(['ada@corp.example'], signal)).get('ada@corp.example')).toEqual({ problem: 'not-found' });
  });

  it('keeps whom it has found where the rest is refused', async () => {
    const { directory, double, signal } = bench(), names = Array.from({ length: 140 }, (_, n) => double.add(`user${String(n)}@corp.example`).upn);
    double.intervene = ({ path }) => (path === '/$batch' && double.asked.length > 5 ? { status: 429, headers: { 'retry-after': '1' } } : undefined);
    await expect(directory.find(names, signal)).rejects.toMatchObject({ code: 'rate-limited', retryAfter: 1_000 });
    double.intervene = () => undefined;
    const asked = double.asked.length;
    await directory.find(names.slice(0, 100), signal);
    expect(double.asked).toHaveLength(asked);
  });

  it('asks a second time for whoever has to wait a little, not a third, and not when nobody waits', async () => {
    const { directory, double, signal, clock } = bench();
    double.add('ada@corp.example');
    double.intervene = (_, part) => (part ? { status: 429, headers: { 'retry-after': '2' } } : undefined);
    const found = directory.find(['ada@corp.example'], signal), given = new AbortController(), abandoned = directory.find(['bob@corp.example'], given.signal);
    await clock.advance(100);
    given.abort();
    await clock.advance(2_000);
    expect([(await found).get('ada@corp.example'), (await abandoned).get('bob@corp.example'), double.asked.length]).toEqual([{ problem: 'rate-limited', retryAfter: 2_000 }, { problem: 'rate-limited', retryAfter: 2_000 }, 3]);
  });
});
