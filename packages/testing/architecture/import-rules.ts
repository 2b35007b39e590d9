import { posix } from 'node:path';
import ts from 'typescript';
import { at, isProduct, isStory, isTest, type Repo, type Rule, type Source } from './repo.js';

const SCOPE = '@presence-elements/';

/** What each package may import of ours. One that is not named here may import core alone, an agent xml as well. */
const below: Readonly<Record<string, readonly string[]>> = {
  core: [],
  xml: [],
  relay: ['core', 'policy'],
  policy: ['core'],
  cdn: ['core', 'elements', 'agent-relay'],
};

const belowOf = (home: string): readonly string[] => below[home] ?? (home.startsWith('agent-') ? ['core', 'xml'] : ['core']);

interface Import { readonly name: string; readonly place: string }

// `import type` and `import('…')` count: a cycle of types is a cycle, too.
const importsOf = (source: Source): readonly Import[] =>
  ts.preProcessFile(source.code, true, true).importedFiles.map(({ fileName, pos }) => ({ name: fileName, place: at(source, pos) }));

const oursIn = (source: Source): readonly Import[] =>
  importsOf(source).filter(({ name }) => name.startsWith(SCOPE)).map(({ name, place }) => ({ place, name: name.slice(SCOPE.length).split('/')[0]! }));

export const importRules: readonly Rule[] = [
  {
    title: 'a package imports only what lies below it',
    find: ({ sources }) => sources.filter(isProduct).flatMap(source => oursIn(source)
      .filter(({ name }) => name !== source.home && !belowOf(source.home).includes(name))
      .map(({ name, place }) => `${place} ${source.home} imports ${name}`)),
  },
  {
    title: 'core imports nothing',
    find: ({ sources }) => sources.filter(source => source.home === 'core' && isProduct(source)).flatMap(source => importsOf(source)
      .filter(({ name }) => !name.startsWith('./')).map(({ name, place }) => `${place} ${name}`)),
  },
  {
    title: 'nothing but cdn imports elements, and no agent imports another, not even in a test',
    find: ({ sources }) => sources.filter(({ home }) => home !== 'cdn' && home !== 'elements').flatMap(source => oursIn(source)
      .filter(({ name }) => name === 'elements' || (source.home.startsWith('agent-') && name.startsWith('agent-') && name !== source.home))
      .map(({ name, place }) => `${place} ${name}`)),
  },
  {
    title: 'a package reaches another by its name, never by a path',
    find: ({ sources }) => sources.flatMap(source => importsOf(source)
      .filter(({ name }) => name.startsWith('.') && !resolve(source, name).startsWith(`packages/${source.home}/`))
      .map(({ name, place }) => `${place} ${name}`)),
  },
  {
    title: 'a package imports only what its package.json names',
    find: ({ sources, manifests }) => sources.filter(isProduct).flatMap(source => {
      const { dependencies, optionalDependencies, peerDependencies, name: own } = manifests.get(source.home)!;
      const named = [own, ...Object.keys({ ...dependencies, ...optionalDependencies, ...peerDependencies })];
      return importsOf(source).filter(({ name }) => !/^(\.|#|node:)/.test(name) && !named.some(dependency => name === dependency || name.startsWith(`${dependency}/`)))
        .map(({ name, place }) => `${place} ${name}`);
    }),
  },
  {
    title: 'only the relay, tests and what starts real servers for them know Node',
    find: ({ sources }) => sources.filter(source => source.home !== 'relay' && !source.path.startsWith('packages/testing/src/servers/') && isProduct(source)).flatMap(source => importsOf(source)
      .filter(({ name }) => name.startsWith('node:')).map(({ name, place }) => `${place} ${name}`)),
  },
  {
    title: 'there are no import cycles, not even of types',
    find: repo => cycles(graphOf(repo)),
  },
];

/** Who imports whom, by path, across packages too. */
function graphOf({ sources, manifests }: Repo): ReadonlyMap<string, readonly string[]> {
  const product = sources.filter(source => !isTest(source) && !isStory(source));
  const entries = new Map([...manifests.keys()].map(home => [SCOPE + home, `packages/${home}/src/index.ts`]));
  return new Map(product.map(source => [source.path, importsOf(source).flatMap(({ name }) => (name.startsWith('.') ? [resolve(source, name)] : entries.get(name) ?? []))]));
}

const resolve = ({ path }: Source, name: string): string => posix.join(posix.dirname(path), name).replace(/\.js$/, '.ts');

/** Each cycle once, as a chain that ends where it begins. */
function cycles(graph: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const found: string[] = [], done = new Set<string>();
  const walk = (path: string, chain: readonly string[]): void => {
    const start = chain.indexOf(path);
    if (start >= 0) found.push([...chain.slice(start), path].join(' → '));
    if (start >= 0 || done.has(path)) return;
    for (const next of graph.get(path) ?? []) walk(next, [...chain, path]);
    done.add(path);
  };
  for (const path of graph.keys()) walk(path, []);
  return found;
}
