import { parseAddress, type ImAddress } from '@presence-elements/core';
import { Account } from '../src/account.js';
import { settle, type MatrixOptions, type Settings } from '../src/matrix-options.js';
import { Homeserver, type HomeserverOptions } from './homeserver.js';

export const ME = '@alice:matrix.example', BOB = '@bob:matrix.example', CAROL = '@carol:matrix.example', DAVE = '@dave:matrix.example';

export const addressOf = (text: string): ImAddress => parseAddress(text)!;
export const never: AbortSignal = new AbortController().signal;

/** Alice's homeserver, where she shares rooms with Bob and Carol, and none with Dave; ended by `endOffices`. */
export async function office(options: Partial<HomeserverOptions> = {}): Promise<Homeserver> {
  const server = await new Homeserver({ tokens: { secret: ME, hers: BOB }, ...options }).start();
  server.people.room('!all:matrix.example', [ME, BOB, CAROL]);
  open.push(server);
  return server;
}

export const settingsOf = (server: Homeserver, options: Partial<MatrixOptions> = {}): Settings => settle({ homeserver: server.url, token: 'secret', random: () => 0.5, ...options });

export const accountOf = (server: Homeserver, options: Partial<MatrixOptions> = {}): Account => {
  const account = new Account(settingsOf(server, options), undefined);
  accounts.push(account);
  return account;
};

const open: Homeserver[] = [], accounts: Account[] = [];

/** Ends what was begun; fails where a request or an answer broke the published contract. */
export async function endOffices(): Promise<void> {
  for (const account of accounts.splice(0)) account.sync.end();
  const ended = open.splice(0);
  await Promise.all(ended.map(server => server.stop()));
  expect(ended.flatMap(({ violations }) => violations)).toEqual([]);
}

// Long after what a test waits for has come on any machine (milliseconds).
export const PATIENCE = 20_000;

/** Waits for what takes a few turns of the network, or a few seconds of its patience. */
export const soon = <T>(ask: () => T): Promise<T> => vi.waitFor(() => {
  const answer = ask();
  if (!answer) throw new Error('Not in time');
  return answer;
}, { timeout: PATIENCE, interval: 5 });
