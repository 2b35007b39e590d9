// A browser cannot see what a CommonJS package exports.
export { SaxesParser } from 'saxes';
