import type { Section } from '@presence-elements/policy';
import { RelayProblem } from '../problem.js';

const sections: readonly Section[] = ['federation', 'access', 'sharing', 'messaging'];

/** A section by its name in a URL. @throws RelayProblem 404 */
export function sectionOf(name: string): Section {
  const found = sections.find(section => section === name);
  if (found) return found;
  throw new RelayProblem(404, 'not-found', `There is no such section: there are ${sections.join(', ')}.`);
}

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);
