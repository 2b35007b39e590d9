import { processorTime } from '@presence-elements/testing';
import { createParser } from 'eventsource-parser';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eventParser, readEvents, type ServerSentEvent } from './event-stream.js';

function parse(...chunks: string[]): ServerSentEvent[] {
  const events: ServerSentEvent[] = [];
  const feed = eventParser(event => events.push({ ...event }));
  chunks.forEach(feed);
  return events;
}

/** The same by a well-kept parser. */
function parseByOther(...chunks: string[]): { event: string; data: string }[] {
  const events: { event: string; data: string }[] = [];
  const parser = createParser({ onEvent: ({ event = '', data }) => events.push({ event, data }) });
  for (const chunk of chunks) parser.feed(chunk);
  return events;
}

describe('the event parser', () => {
  it('reads type, data and id', () => {
    expect(parse('id: 7\nevent: presence\ndata: {"items":[]}\n\n')).toEqual([{ id: '7', event: 'presence', data: '{"items":[]}' }]);
  });

  it.each([['LF', '\n'], ['CRLF', '\r\n'], ['CR', '\r']])('ends lines with %s', (_, end) => {
    const text = ['event: open', 'data: 1', '', 'data: 2', '', ':', ''].join(end);
    expect(parse(text)).toEqual([{ event: 'open', data: '1' }, { data: '2' }]);
  });

  it('does not take a CRLF that is cut in two for the end of an event', () => {
    expect(parse('event: a\r', '\ndata: 1\r', '\n\r', '\n')).toEqual([{ event: 'a', data: '1' }]);
  });

  it('passes over comments, fields it does not know and events without data', () => {
    expect(parse(': hello\n\n:\n\nretry: 5\nnonsense\n__proto__: x\n\nevent: empty\n\ndata: 1\n\n')).toEqual([{ data: '1' }]);
  });

  it('remembers the last id of the stream, also one that came without data', () => {
    expect(parse('id: 1\ndata: a\n\ndata: b\n\nid: 2\n\ndata: c\n\n').map(({ id }) => id)).toEqual(['1', '1', '2']);
  });

  it('joins several lines of data, and takes away one space before a value only', () => {
    expect(parse('data:a\ndata:  b\ndata\ndata: c:d\n\n')).toEqual([{ data: 'a\n b\n\nc:d' }]);
  });

  it('leaves line separators of Unicode in the text', () => {
    expect(parse('data: "a\u2028data: b\u2029\u0085"\n\n')).toEqual([{ data: '"a\u2028data: b\u2029\u0085"' }]);
  });

  it('reads one event of eight million characters in slices without going over it again and again', () => {
    const slice = 'x'.repeat(16_384), slices = Array.from({ length: 512 }, () => slice);
    let read: ReturnType<typeof parse> = [];
    // Over again for each slice it would take a minute.
    expect(processorTime(() => { read = parse('data: ', ...slices, '\n\n'); })).toBeLessThan(3_000);
    expect(read[0]!.data).toHaveLength(512 * 16_384);
  });

  it('agrees with a well-kept parser on any text, however it is sliced', () => {
    const piece = fc.constantFrom('data: ', 'data', 'data:x', 'event: e', 'event:', 'id: 1', ': c', 'retry: 1', 'x', ' ', ':', '\n', '\n', '\n\n', '\r\n', '\r\n\r\n', '\u2028', 'é', '😀');
    fc.assert(fc.property(fc.array(piece, { maxLength: 40 }), fc.array(fc.nat(60), { maxLength: 6 }), (pieces, cuts) => {
      // A last byte that settles whether a CR was half of a CRLF.
      const text = pieces.join('') + '\n:\n';
      const at = [0, ...cuts.map(cut => cut % text.length).sort((a, b) => a - b), text.length];
      const chunks = at.slice(1).map((end, index) => text.slice(at[index], end));
      expect(parse(...chunks).map(({ event = '', data }) => ({ event, data }))).toEqual(parseByOther(text));
    }), { numRuns: 2_000 });
  });
});

describe('reading a body of events', () => {
  const bytes = new TextEncoder().encode('\uFEFFdata: "Zoë 😀"\n\n');
  const body = (...chunks: Uint8Array[]): ReadableStream<Uint8Array> => new ReadableStream({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(chunk);
      controller.close();
    },
  });

  it('puts characters together that were cut anywhere', async () => {
    const seen: unknown[] = [];
    await readEvents(body(...[...bytes].map(byte => Uint8Array.of(byte))), new AbortController().signal, () => undefined, ({ data }) => seen.push(data));
    expect(seen).toEqual(['"Zoë 😀"']);
  });

  it('tells of each sign of life, also of what is no event', async () => {
    let signs = 0;
    await readEvents(body(Uint8Array.of(58), Uint8Array.of(10)), new AbortController().signal, () => signs++, () => undefined);
    expect(signs).toBeGreaterThanOrEqual(2);
  });

  it.each(['before', 'while'])('cancels a body that was given up %s it was read', async when => {
    let cancelled = false;
    const controller = new AbortController();
    const endless = new ReadableStream<Uint8Array>({ cancel: () => { cancelled = true; } });
    if (when === 'before') controller.abort();
    const reading = readEvents(endless, controller.signal, () => undefined, () => undefined);
    controller.abort();
    await expect(reading).rejects.toThrow();
    expect(cancelled).toBe(true);
  });

  it('cancels nothing and hides nothing when a listener throws', async () => {
    const reading = readEvents(body(bytes), new AbortController().signal, () => undefined, () => { throw new Error('boom'); });
    await expect(reading).rejects.toThrow('boom');
  });
});
