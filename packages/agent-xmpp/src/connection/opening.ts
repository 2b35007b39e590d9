// What it takes to open a connection of one's own.
export { discover } from '../discovery.js';
export { openConnection } from './open-connection.js';
