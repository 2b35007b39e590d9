export type { GateOptions } from './gate.js';
export { services } from './services.js';
export { webAgent } from './web-agent.js';
export type { WebAgentOptions } from './web-options.js';
export type { DocumentReading, Meaning, Path, Reading, RedirectReading, TextReading, WebService } from './web-service.js';
