import { readdirSync, readFileSync } from 'node:fs';
import type { PresenceFacts, ProblemCode } from '@presence-elements/core';

/** See fixtures/README.md. */
export interface Fixture {
  readonly name: string;
  readonly witness: string;
  readonly kind: 'recorded' | 'reconstructed';
  readonly address: string;
  readonly target: string;
  readonly status: number;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string;
  readonly expect: PresenceFacts & { readonly problem?: ProblemCode; readonly fails?: ProblemCode; readonly retryAfter?: number };
}

const folder = new URL('../fixtures/', import.meta.url);

export const fixtureFolders = (): readonly string[] => readdirSync(folder, { withFileTypes: true }).filter(entry => entry.isDirectory()).map(({ name }) => name);

export function readFixtures(service: string): readonly Fixture[] {
  const files = readdirSync(new URL(`${service}/`, folder)).filter(name => name.endsWith('.json'));
  return files.map(file => ({ ...(JSON.parse(readFileSync(new URL(`${service}/${file}`, folder), 'utf8')) as Fixture), name: file.replace('.json', '') }));
}
