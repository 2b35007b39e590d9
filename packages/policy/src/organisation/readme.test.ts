import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import * as policy from '../index.js';
import * as suites from '../suites/index.js';
import { listedProviders } from './listed-providers.js';

const readme = readFileSync(join(import.meta.dirname, '../../README.md'), 'utf8'), keeping = readme.slice(readme.indexOf('## Keeping it'));
const sources = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith('.ts') && !name.endsWith('.test.ts'))
  .map(name => readFileSync(join(import.meta.dirname, name), 'utf8')).join('\n');

function* callsIn(node: ts.Node): Generator<ts.CallExpression> {
  if (ts.isCallExpression(node)) yield node;
  for (const child of node.getChildren()) yield* callsIn(child);
}

function* textsIn(node: ts.Node): Generator<string> {
  if (ts.isStringLiteral(node)) yield node.text;
  for (const child of node.getChildren()) yield* textsIn(child);
}

describe('README, on keeping it', () => {
  it('has every code that a field may be refused with', () => {
    const codes = [...callsIn(ts.createSourceFile('all.ts', sources, ts.ScriptTarget.ESNext, true))].flatMap(({ expression, arguments: given }) => {
      const place = { 'wrong': 2, 'found.add': 1, 'refusal': 0 }[expression.getText()];
      return place === undefined ? [] : [...textsIn(given[place]!)];
    });
    expect(new Set(codes).size).toBeGreaterThan(25);
    expect([...new Set(codes)].filter(code => !keeping.includes(`\`${code}\``))).toEqual([]);
  });

  it('names only what can be imported, and what there is to open an organisation with', () => {
    const imported = [...readme.matchAll(/import \{ ([^}]+) \} from '@presence-elements\/policy'/g)].flatMap(([, names]) => names!.split(', '));
    expect(imported.filter(name => !(name in policy))).toEqual([]);
    for (const name of ['openOrganisation', 'memoryStore', 'localStore', ...Object.keys(suites).filter(name => name.startsWith('describe'))]) expect(keeping).toContain(name);
  });

  it('has the addresses of those that are listed from the start', () => {
    for (const { name, routes } of listedProviders.values()) for (const each of [name, ...routes]) expect(keeping).toContain(each);
  });
});
