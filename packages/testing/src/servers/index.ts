export { startEjabberd, type EjabberdApi } from './ejabberd.js';
export type { KamailioOptions } from './kamailio-configuration.js';
export { startKamailio, type SipServer } from './kamailio.js';
export { lacking, type ServerName } from './lacking.js';
export { startProsody } from './prosody.js';
export type { RunningServer } from './server-process.js';
export { sipPhone, type SipPhone } from './sip-phone.js';
export { xmppPerson, type XmppPerson } from './xmpp-person.js';
export { PASSWORD, type XmppServer, type XmppServerOptions } from './xmpp-server.js';
