import type { Answering, Asked, Reply } from './local-server.js';

export const envelope = (data: unknown, statusCode = 200, statusText = 'OK'): Reply =>
  ({ headers: [['content-type', 'application/json']], body: JSON.stringify({ response: { statusCode, statusText, data } }) });

/** The sign-in of a Web AIM API (mk6i/open-oscar-server server/webapi/auth_handler.go, aim_handler.go); what comes after is the test's. */
export function signingIn(answer: (asked: Asked) => Reply | undefined): Answering {
  let sessions = 0;
  return asked => {
    const form = new URLSearchParams(asked.body), known = form.get('s') === 'watcher' && form.get('pwd') === 'pass word';
    if (asked.target === '/auth/clientLogin') return known ? envelope({ token: { a: 'dG9rZW4=', expiresIn: '86400' } }) : { ...envelope({}, 330, 'invalid screen name or password'), status: 401 };
    if (asked.target === '/aim/startSession') return form.get('a') === 'dG9rZW4=' ? envelope({ aimsid: `session ${++sessions}` }) : envelope({}, 401, 'invalid or expired token');
    return answer(asked);
  };
}
