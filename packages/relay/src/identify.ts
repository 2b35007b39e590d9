import type { Viewer } from '@presence-elements/core';
import { RelayProblem } from './problem.js';
import type { Authenticate } from './relay-options.js';

/** Who a request is from; undefined where the relay knows no viewers. @throws RelayProblem 401 from the function it returns. */
export function identifier(authenticate: Authenticate | undefined): (request: Request) => Promise<Viewer | undefined> {
  return async request => {
    if (!authenticate) return;
    const viewer = await authenticate(request);
    if (!viewer) throw new RelayProblem(401, 'signed-out', 'Nobody is signed in.');
    return viewerOf(viewer);
  };
}

/** Only what makes a viewer: a token or a date beside it must not make each request somebody else. */
function viewerOf({ id, address, roles, partition }: Viewer): Viewer {
  // Whoever writes no types may give a text, which has many a role in it.
  if (roles && !Array.isArray(roles)) throw new TypeError('authenticate: roles are a list');
  return Object.freeze({ id, ...(address && { address }), ...(roles && { roles }), ...(partition && { partition }) });
}

/** @throws RelayProblem 401 for the anonymous reader that everybody is to a relay without `authenticate`. */
export function signedIn(viewer: Viewer | undefined): Viewer {
  if (viewer) return viewer;
  throw new RelayProblem(401, 'signed-out', 'This relay does not know who you are: it was made without `authenticate`.');
}
