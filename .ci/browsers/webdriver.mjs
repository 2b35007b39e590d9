// A W3C WebDriver client, as small as our needs (https://www.w3.org/TR/webdriver2/).
import { createServer } from 'node:net';

/** Opens a session with the driver that listens on this port, once it is ready. */
export async function openSession(port, capabilities) {
  const request = requester(`http://127.0.0.1:${port}`);
  await ready(request);
  const { sessionId, capabilities: got } = await request('POST', '/session', { capabilities: { alwaysMatch: capabilities } });
  const call = (method, path, body) => request(method, `/session/${sessionId}${path}`, body);
  return {
    call,
    version: `${got.browserName} ${got.browserVersion}`,
    run: (script, ...args) => call('POST', '/execute/sync', { script, args }),
    act: (source, actions) => call('POST', '/actions', { actions: [{ ...source, actions }] }),
    close: () => call('DELETE', ''),
  };
}

/** Milliseconds: a page that does not answer for so long never will. */
const patience = 60_000;

function requester(base) {
  return async (method, path, body = method === 'POST' ? {} : undefined) => {
    const response = await fetch(base + path, { method, body: body && JSON.stringify(body), signal: AbortSignal.timeout(patience) });
    const { value } = await response.json();
    if (!response.ok) throw new Error(`${path}: ${value.error} ${value.message}`);
    return value;
  };
}

async function ready(request) {
  for (let tries = 0; ; tries++) {
    try {
      return await request('GET', '/status');
    } catch (error) {
      if (tries > 200) throw error; // ten seconds: it is not going to start
      await new Promise((resolve) => { setTimeout(resolve, 50); });
    }
  }
}

export function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => { resolve(port); });
    });
  });
}
