// A W3C WebDriver client, as small as our needs (https://www.w3.org/TR/webdriver2/).
import { createServer } from 'node:net';
import { patience, waitUntil } from './wait-until.mjs';

/**
 * Starts a driver on a free port. Between our finding the port and the driver's listening another process may take it:
 * then the driver ends at once, and another one is started.
 */
export async function startDriver(startOn) {
  for (let tries = 1; tries <= 3; tries++) {
    const port = await freePort();
    const driver = startOn(port);
    const hasEnded = () => driver.exitCode !== null || driver.signalCode !== null;
    const request = requester(`http://127.0.0.1:${String(port)}`);
    const answers = () => request('GET', '/status').then(() => true, () => false); // not yet
    await waitUntil(async () => hasEnded() || await answers(), patience);
    if (!hasEnded()) return { driver, request };
  }
  throw new Error('The WebDriver does not start.');
}

/** Opens a session with a driver. */
export async function openSession(request, capabilities) {
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

function requester(base) {
  return async (method, path, body = method === 'POST' ? {} : undefined) => {
    const response = await fetch(base + path, { method, body: body && JSON.stringify(body), signal: AbortSignal.timeout(patience) });
    const { value } = await response.json();
    if (!response.ok) throw new Error(`${path}: ${value.error} ${value.message}`);
    return value;
  };
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => { resolve(port); });
    });
  });
}
