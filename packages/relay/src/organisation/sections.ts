import { sections, type Section } from '@presence-elements/policy';
import { RelayProblem } from '../problem.js';

/** A section by its name in a URL. @throws RelayProblem 404 */
export function sectionOf(name: string): Section {
  const found = sections.find(section => section === name);
  if (found) return found;
  throw new RelayProblem(404, 'not-found', `There is no such section: there are ${sections.join(', ')}.`);
}
