// Adds the browsers that a full test run needs.
import { advice, install } from '../debian.mjs';
import { engines } from './engines.mjs';

const lacking = () => Object.entries(engines).map(([engine, { lacks }]) => ({ engine, lacks: lacks() })).filter(({ lacks }) => lacks.length);

/** The engines that stay left out, each with the reason and the command that would add it. */
export function installBrowsers() {
  install(lacking().flatMap(({ lacks }) => lacks));
  return lacking().map(({ engine, lacks }) => ({ name: `everything in ${engine}`, why: advice(lacks) }));
}
