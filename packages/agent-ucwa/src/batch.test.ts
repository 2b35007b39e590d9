import fc from 'fast-check';
import { batchAnswers, batchBody } from './batch.js';

test('a batch is written as HTTP in parts', () => {
  const requests = ['/a?x=1', '/b'].map(path => ({ url: new URL(path, 'https://pool1.corp.example'), method: 'GET' as const }));
  expect(batchBody(requests, 'b1').split('\r\n')).toEqual([
    '--b1', 'Content-Type: application/http; msgtype=request', '', 'GET /a?x=1 HTTP/1.1', 'Host: pool1.corp.example', 'Accept: application/json', '',
    '--b1', 'Content-Type: application/http; msgtype=request', '', 'GET /b HTTP/1.1', 'Host: pool1.corp.example', 'Accept: application/json', '',
    '--b1--', '',
  ]);
});

const part = (status: number, headers: string, body: string): string => `--b2\r\nContent-Type: application/http; msgtype=response\r\n\r\nHTTP/1.1 ${status} OK\r\n${headers}\r\n\r\n${body}\r\n`;

test('answers are read in the order in which they came, whatever stands around them', () => {
  const text = `preamble\r\n${part(200, 'Content-Type: application/json', '\uFEFF\r\n{"a":"--b2 is no boundary here"}')}${part(429, 'Retry-After: 7', '')}${part(204, 'X: y', '')}--b2--\r\nepilogue`;
  for (const written of [text, text.replaceAll('\r\n', '\n')]) {
    expect(batchAnswers('multipart/batching; boundary="b2"', written)).toEqual([
      { status: 200, text: '{"a":"--b2 is no boundary here"}', retryAfter: undefined }, { status: 429, text: '', retryAfter: '7' }, { status: 204, text: '', retryAfter: undefined },
    ]);
  }
  expect(batchAnswers('multipart/batching; charset=x; boundary=b2', text)).toHaveLength(3);
});

test('what is no answer to a batch is none, and whatever comes, nothing breaks', () => {
  for (const type of ['', 'text/html', 'application/json', 'multipart/batching']) expect(batchAnswers(type, '--b2\r\n')).toBeUndefined();
  fc.assert(fc.property(fc.array(fc.constantFrom('--b2', '--', '\r\n', '\n', 'HTTP/1.1 200', 'Content-Type: x', '{}', ' '), { maxLength: 60 }), words => {
    for (const { status } of batchAnswers('multipart/batching;boundary=b2', words.join(''))!) expect(status).toBeGreaterThan(99);
  }));
});
