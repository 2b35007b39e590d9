export { factsOf } from './facts.js';
export { matrixAgent, type MatrixAgent } from './matrix-agent.js';
export type { MatrixOptions, TokenRequest } from './matrix-options.js';
