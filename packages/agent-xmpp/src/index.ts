export type { ConnectionState, Stanza, XmppConnection } from './connection/xmpp-connection.js';
export { stropheConnection, type HostStropheConnection } from './connection/strophe-connection.js';
export { xmppAgent, type XmppAgent } from './xmpp-agent.js';
export type { AccessRequest, MechanismName, Secret, XmppOptions } from './xmpp-options.js';
