import { problemOf } from '@presence-elements/core';
import { tag } from '../markup.js';
import { NS } from '../namespaces.js';
import type { Requests } from './requests.js';

// Another server has first to be found, connected to and trusted (milliseconds).
const PATIENCE = 120_000;

/**
 * Is a server of others there? It is if it answers at all, unless it or ours says that we may not reach it. Between servers,
 * too, stanzas arrive in order (RFC 6120 §10.1): by then it has answered our probes, if it ever does.
 */
export function reaches(requests: Pick<Requests, 'ask'>, domain: string): Promise<boolean> {
  return requests.ask('get', tag('ping', { xmlns: NS.ping }), { to: domain, patience: PATIENCE }).then(
    () => true,
    (error: unknown) => !/^(unreachable|timeout|forbidden)$/.test(problemOf(error).problem),
  );
}
