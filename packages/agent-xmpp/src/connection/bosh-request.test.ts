import { enableBosh, FetchRequest } from './bosh-request.js';
import { loadStrophe } from './load-strophe.js';

async function request(answer: () => Promise<Response>) {
  const calls: [string, RequestInit | undefined][] = [], states: number[] = [];
  const one = new FetchRequest((url, init) => {
    calls.push([url, init]);
    return answer();
  }, (await loadStrophe()).xmlGenerator());
  const done = new Promise<void>(resolve => {
    one.onreadystatechange = () => {
      states.push(one.readyState);
      resolve();
    };
  });
  one.open('POST', 'https://corp.example/bosh');
  one.setRequestHeader('Content-Type', 'text/xml; charset=utf-8');
  return { one, calls, states, done };
}

describe('a request of BOSH without XMLHttpRequest', () => {
  it('posts, and reads the answer', async () => {
    const { one, calls, done } = await request(() => Promise.resolve(new Response(`<body xmlns='http://jabber.org/protocol/httpbind' sid='7'/>`)));
    one.send('<body/>');
    await done;
    expect(calls).toEqual([['https://corp.example/bosh', expect.objectContaining({ method: 'POST', body: '<body/>', redirect: 'error', headers: { 'Content-Type': 'text/xml; charset=utf-8' } })]]);
    expect([one.status, one.readyState, one.responseXML?.documentElement.getAttribute('sid'), one.getAllResponseHeaders()]).toEqual([200, 4, '7', '']);
  });

  it.each([
    ['an error', () => Promise.resolve(new Response('gone', { status: 404 })), 404],
    ['a page', () => Promise.resolve(new Response('<html><p>')), 502],
    ['nothing', () => Promise.reject(new TypeError('fetch failed')), 0],
  ] as const)('says what became of it where there is %s', async (_, answer, status) => {
    const { one, done } = await request(answer);
    one.send('<body/>');
    await done;
    expect([one.status, one.responseXML, one.responseText]).toEqual([status, undefined, '']);
  });

  it('says nothing once it is given up', async () => {
    const { one, states } = await request(() => Promise.resolve(new Response('<body/>')));
    one.send('<body/>');
    one.abort();
    await new Promise(resolve => { setTimeout(resolve, 10); });
    expect(states).toEqual([]);
  });

  it('is what strophe.js gets where there is no XMLHttpRequest', async () => {
    const strophe = await loadStrophe();
    enableBosh(strophe, 'https://corp.example/bosh', { fetch: () => Promise.resolve(new Response('<body/>')) });
    const heard: unknown[] = [], made = strophe.Request.prototype._newXHR.call({ func: (one: unknown) => heard.push(one) } as never) as FetchRequest;
    expect(made).toBeInstanceOf(FetchRequest);
    made.onreadystatechange();
    expect(heard).toHaveLength(1);
  });

  it('goes over the fetch of its own service, whoever else speaks BOSH', async () => {
    const strophe = await loadStrophe(), asked: string[] = [];
    const fetchOf = (name: string) => (url: string) => (asked.push(`${name} ${url}`), Promise.resolve(new Response('<body/>')));
    enableBosh(strophe, 'https://one.example/', { fetch: fetchOf('one') });
    enableBosh(strophe, 'https://two.example/', { fetch: fetchOf('two') });
    for (const url of ['https://one.example/', 'https://two.example/']) {
      const made = strophe.Request.prototype._newXHR.call({ func: () => undefined } as never) as FetchRequest;
      made.open('POST', url);
      made.send('<body/>');
    }
    expect(asked).toEqual(['one https://one.example/', 'two https://two.example/']);
  });
});
