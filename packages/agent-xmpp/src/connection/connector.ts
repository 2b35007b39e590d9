import { PresenceError, problemOf } from '@presence-elements/core';
import { domainOf } from '../jid.js';
import { part } from '../part.js';
import type { Settings } from '../xmpp-options.js';
import { Credential } from './credential.js';
import { checkServices } from './services.js';
import type { OwnConnection, XmppConnection } from './xmpp-connection.js';

/** How a session comes by its connection. */
export interface Connector {
  /** Is the connection the agent's own, to be opened, closed and present on? */
  readonly isOwn: boolean;
  /** Gets what it takes to be let in. Rejects with `signed-out` where that is not to be had. */
  prepare(): Promise<void>;
  /** Rejects with a `PresenceError`, or with the signal's reason. */
  open(signal: AbortSignal): Promise<OwnConnection>;
  /** Somebody wants it to be tried again. */
  forgive(): void;
}

/** Connects by itself: to the services that are named, else to those that the domain names. */
export function ownConnector(settings: Settings): Connector {
  const { service } = settings, named = service === undefined ? undefined : checkServices([service].flat(), settings);
  const credential = new Credential(settings);
  let found: readonly string[] = [], secret: string | undefined;
  return {
    isOwn: true,
    forgive: () => credential.forgive(),
    // Whoever has nothing to show need not be let in, nor look for the door.
    async prepare() {
      secret = await credential.current();
    },
    async open(signal) {
      // Whoever lends a connection needs none of this, nor strophe.js.
      const { discover, openConnection } = await part(import('./opening.js'));
      if (!named && !found.length) found = await discover(settings.domain ?? domainOf(settings.jid!), settings, signal);
      const services = named ?? found;
      let failure: unknown = new PresenceError('unreachable', 'No service was found');
      for (const url of services) {
        try {
          return await openConnection(url, secret, settings, signal);
        } catch (error) {
          failure = error;
          const isRefused = problemOf(error).problem === 'signed-out';
          if (isRefused) credential.refuse();
          // What is wrong with the credential is wrong everywhere.
          if (signal.aborted || isRefused) break;
        }
      }
      // The domain may have moved.
      found = [];
      throw failure;
    },
  };
}

/** Uses a connection that stays the host's. */
export function lentConnector(connection: XmppConnection): Connector {
  return {
    isOwn: false,
    prepare: () => Promise.resolve(),
    forgive: () => undefined,
    open: signal => new Promise((resolve, reject) => {
      const settle = (run: () => void): void => {
        // It may tell before it has returned the undo.
        queueMicrotask(() => undo());
        signal.removeEventListener('abort', abort);
        run();
      };
      const abort = (): void => settle(() => reject(signal.reason as Error));
      signal.addEventListener('abort', abort);
      const undo = connection.onState(({ online }) => {
        if (online) settle(() => resolve(unclosable(connection)));
      });
    }),
  };
}

const unclosable = (connection: XmppConnection): OwnConnection => ({
  send: xml => connection.send(xml),
  onStanza: take => connection.onStanza(take),
  onState: tell => connection.onState(tell),
  close: () => undefined,
  drop: () => undefined,
});
