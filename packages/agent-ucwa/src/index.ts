export { noteIn, presenceIn, type Facts } from './read-presence.js';
export { ucwaAgent } from './ucwa-agent.js';
export type { TicketRequest, UcwaOptions } from './ucwa-options.js';
