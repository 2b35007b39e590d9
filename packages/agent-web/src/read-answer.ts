import { PresenceError, type ImAddress } from '@presence-elements/core';
import type { Answer } from './ask.js';
import { isPage } from './body.js';
import { failure } from './failure.js';
import { deviceFacts, entryFacts, meaningOf, noData, type Facts } from './meaning.js';
import { find, readJson, readXmlText, wordAt } from './place.js';
import type { DocumentReading, TextReading, WebService } from './web-service.js';

/**
 * What an answer says of each of those asked for, in their order. Only the content counts: types are not believed, and a page
 * where no page should be says nothing of anybody.
 *
 * @throws PresenceError where it is no answer of the service, or tells of a failure.
 */
export function readAnswer(answer: Answer, row: WebService, asked: readonly ImAddress[]): readonly Facts[] {
  const { read } = row;
  if (read.format === 'redirect' && answer.location !== undefined) return asked.map(() => meaningOf(lastPart(answer.location!), row));
  if (answer.status < 200 || answer.status > 299) throw failure(answer.status, answer.wait, row);
  if (read.format !== 'html' && isPage(answer.body)) throw noService();
  if ('state' in read) return readDocument(answer, read, row, asked);
  const word = read.format === 'redirect' ? undefined : wordOf(answer.body, read);
  return asked.map(() => (word === undefined ? noData : meaningOf(word, row)));
}

function readDocument({ body, wait }: Answer, read: DocumentReading, row: WebService, asked: readonly ImAddress[]): readonly Facts[] {
  const document = read.format === 'json' ? readJson(body) : readXmlText(body, read.root);
  if (!document) return asked.map(() => noData);
  const status = Number(wordAt(document, read.status) ?? 200);
  if (!(status >= 200 && status <= 299)) throw failure(status, wait, row);
  if (read.proof !== undefined && wordAt(document, read.proof) === undefined) return asked.map(() => noData);
  const entries = read.each === undefined ? [document] : find(document, read.each);
  if (read.who === undefined) return asked.map(() => deviceFacts(entries, read, row));
  const byUser = new Map(entries.map(entry => [fold(wordAt(entry, read.who) ?? ''), entry]));
  return asked.map(({ user }) => {
    const entry = byUser.get(fold(user));
    return entry ? entryFacts(entry, read, row) : noData;
  });
}

/** The word in a text. A page without the marker is another one than was asked for. */
function wordOf(body: string, { format, between }: TextReading): string | undefined {
  if (!between) return body.trim();
  const [before, after] = between, start = body.indexOf(before);
  if (start >= 0) return body.slice(start + before.length).split(after, 1)[0]!.trim();
  if (format === 'html' && isPage(body)) throw noService();
  return undefined;
}

/** 'http://host/5/online1.gif?x' → 'online1.gif' */
const lastPart = (location: string): string => location.split(/[?#]/, 1)[0]!.split('/').at(-1)!;

/** Screen names are the same in any case and with any spaces. */
const fold = (name: string): string => name.toLowerCase().replaceAll(' ', '');

const noService = (): PresenceError => new PresenceError('unreachable', 'A web page answers, not the service');
