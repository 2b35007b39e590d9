import type { Reply } from '../test/graph-double.js';
import { bench } from '../test/parts.js';
import { batch } from './batch.js';

async function answers(reply: Reply, urls = ['/a', '/b']) {
  const { client, credential, double, now, signal } = bench();
  double.intervene = () => reply;
  return (await batch(client, credential, urls, { signal, now })).map(answer => ('body' in answer ? answer.body : [answer.error.code, answer.error.retryAfter]));
}

describe('a batch', () => {
  it('has its answers in the order of its questions, each for itself', async () => {
    const responses = [{ id: '2', status: 429, headers: { 'RETRY-after': '3' } }, { id: '1', status: 404 }, { id: '0', status: 200, body: 'a' }, { id: '3', status: 429, headers: { 'retry-after': 4 } }];
    expect(await answers({ status: 200, body: { responses } }, ['/a', '/b', '/c', '/d'])).toEqual(['a', ['not-found', undefined], ['rate-limited', 3_000], ['rate-limited', 4_000]]);
  });

  it.each([[{}], [null], [{ responses: 'x' }], [{ responses: [null, 7, { id: '0' }, { id: '1', status: '200' }, { id: '9', status: 200 }] }]])('knows nothing where the answer is %j', async body => {
    expect(await answers({ status: 200, body })).toEqual([['unreachable', undefined], ['unreachable', undefined]]);
  });
});
