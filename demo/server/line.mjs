/**
 * The way in for everybody who has no browser here: the relay's HTTP contract, signed in by the demo's cookie.
 * A relay that does not answer for a moment is no reason to stop anybody's day.
 */
export function createLine(url, { request = fetch, complain = console.warn } = {}) {
  let quiet = false;

  const call = async (user, method, path, body) => {
    const answer = await request(new URL(`/presence/${path}`, url), {
      method,
      headers: { 'content-type': 'application/json', cookie: `as=${user}`, origin: new URL(url).origin },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(10_000),
    });
    await answer.arrayBuffer();
    if (!answer.ok) throw new Error(`${method} /presence/${path} as ${user}: ${answer.status}`);
    quiet = false;
  };

  const patient = (...args) => call(...args).catch((error) => {
    if (!quiet) complain(`A colleague could not reach the relay: ${error.message}`);
    quiet = true;
  });

  return {
    publishAs: (user, own) => patient(user, 'PUT', 'me', own),
    aliveAs: (user) => patient(user, 'POST', 'me/alive', { active: true }),
  };
}
