import ts from 'typescript';
import { at, isProduct, isStory, isTest, matches, nodesOf, type Rule, type Source } from './repo.js';

const LONGEST_FILE = 200, LONGEST_FUNCTION = 40; // lines

/** Files and folders with functions that are tried through another file's test, each with the reason. */
const triedElsewhere: Readonly<Record<string, string>> = {
  'packages/cdn/src/presence-': 'they only put together what is tried elsewhere; the whole is tried in browsers by demo/test',
  'packages/cdn/src/admin.ts': 'likewise',
  'packages/elements/src/events.ts': 'events are but fields; the tests of the elements listen to them',
  'packages/elements/src/i18n/locales/': 'tables of sentences; localize.test.ts goes through all languages',
  'packages/xml/src/read-dom.ts': 'the page’s own parser is tried in pages: read-dom.browser.test.ts',
  'packages/policy/src/suites/rules/': 'describe-store.test.ts and describe-account.test.ts try them on what breaks them',
  'packages/testing/src/servers/': 'they start real servers: packages/testing/test/servers.test.ts, and every test on real servers',
  'packages/elements/src/presence-self/presence-publish-event.ts': 'an event is but fields; presence-self.test.ts listens to it',
};

/** Finds nodes of a kind in all files. */
const nodes = (title: string, is: (node: ts.Node, source: Source) => boolean): Rule => ({
  title,
  find: ({ sources }) => sources.flatMap(source => [...nodesOf(source.tree)].filter(node => is(node, source))
    .map(node => `${at(source, node.getStart())} ${node.getText().split('\n')[0]!.slice(0, 80)}`)),
});

export const writingRules: readonly Rule[] = [
  nodes('nothing is `any`', node => node.kind === ts.SyntaxKind.AnyKeyword),
  nodes('an index lists names: no `export *`', node => ts.isExportDeclaration(node) && (!node.exportClause || ts.isNamespaceExport(node.exportClause))),
  nodes('exports have names: no default export but of a story', (node, source) => !isStory(source) && (ts.isExportAssignment(node)
    || (ts.canHaveModifiers(node) && !!ts.getModifiers(node)?.some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword)))),
  nodes('what compilers disagree on is not used: no enum, namespace, decorator or parameter property', node => ts.isEnumDeclaration(node) || ts.isDecorator(node)
    || (ts.isModuleDeclaration(node) && !(node.flags & ts.NodeFlags.GlobalAugmentation) && !ts.isStringLiteral(node.name))
    || (ts.isParameter(node) && ts.isParameterPropertyDeclaration(node, node.parent))),
  // A reactive property needs a name that Lit can see: `private declare`.
  nodes('what is private is `#private`', ({ kind, parent }) => kind === ts.SyntaxKind.PrivateKeyword && !(parent as ts.PropertyDeclaration).modifiers?.some(modifier => modifier.kind === ts.SyntaxKind.DeclareKeyword)),
  nodes(`a function is no longer than ${LONGEST_FUNCTION} lines`, (node, source) => isProduct(source) && isFunction(node) && linesOf(node) > LONGEST_FUNCTION),
  {
    title: `a file is no longer than ${LONGEST_FILE} lines`,
    find: ({ sources }) => sources.filter(isProduct).map(source => [source.path, source.text.trimEnd().split('\n').length] as const)
      .filter(([, lines]) => lines > LONGEST_FILE).map(([path, lines]) => `${path}:${LONGEST_FILE + 1} has ${lines} lines`),
  },
  {
    title: 'a file is named after its idea: there are no utils and no helpers',
    find: ({ sources }) => sources.filter(({ path }) => /\b(utils?|helpers?|misc|common)\b/.test(path)).map(({ path }) => path),
  },
  {
    title: 'every source file with a function has a test beside it',
    find: ({ sources }) => {
      const tests = new Set(sources.filter(isTest).map(({ path }) => path));
      return sources.filter(isProduct).filter(({ path, tree }) => [...nodesOf(tree)].some(isFunction) && !tests.has(path.replace(/\.ts$/, '.test.ts'))
        && !Object.keys(triedElsewhere).some(start => path.startsWith(start)))
        .map(({ path }) => path);
    },
  },
  {
    title: 'what is left to do stands in an issue: no TODO, FIXME, HACK or XXX',
    find: ({ sources }) => sources.flatMap(source => matches(source, /\b(TODO|FIXME|HACK|XXX)\b.*/g, source.text)),
  },
  {
    title: 'nothing is swallowed without a sentence of why',
    find: ({ sources }) => sources.filter(isProduct).flatMap(source => matches(source, /catch\s*(\(\w*\))?\s*\{\s*\}/g, source.text)),
  },
  {
    title: 'no test stands alone, waits to be written or is left out',
    find: ({ sources }) => sources.filter(isTest).flatMap(source => matches(source, /\b(it|describe|test)\.(only|todo|skip)\(/g)),
  },
];

/** Something with a body that can go wrong. */
const isFunction = (node: ts.Node): boolean => ts.isFunctionLike(node) && 'body' in node && !!node.body;

const linesOf = (node: ts.Node): number => node.getText().split('\n').length;
