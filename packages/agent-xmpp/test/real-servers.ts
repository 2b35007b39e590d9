import { lacking, startEjabberd, startProsody, type ServerName, type XmppServer, type XmppServerOptions } from '@presence-elements/testing/servers.js';

type Start = (options?: XmppServerOptions) => Promise<XmppServer>;

const all: readonly (readonly [ServerName, Start])[] = [['prosody', startProsody], ['ejabberd', startEjabberd]];

/** Defines tests for each real server; one that is not installed says what it needs. */
export function onEachServer(define: (name: ServerName, start: Start) => void): void {
  for (const [name, start] of all) {
    const packages = lacking(name);
    if (packages.length) it.skipIf(true)(`needs ${packages.join(', ')}`, () => undefined);
    else define(name, start);
  }
}
