import { posix } from 'node:path';
import ts from 'typescript';
import { at, isProduct, nodesOf, type Repo, type Rule, type Source } from './repo.js';

interface Element { readonly source: Source; readonly node: ts.ClassDeclaration; readonly docs: string; readonly base: string; /** Its own files, its styles and its base class. */ readonly files: readonly Source[] }

/** What an element uses, how it documents it, and where in its files it is found. */
const documented: readonly (readonly [what: string, tag: RegExp, uses: (file: Source, repo: Repo) => readonly string[]])[] = [
  ['part', /@csspart ([\w-]+)/g, ({ code }) => [
    ...found(code, /\[part~?=['"]?([\w-]+)/g), ...found(code, /\bpart="([\w\s-]+)"/g), ...found(code, /part\.add\('([\w-]+)'/g), ...found(code, /'part', '([\w\s-]+)'/g),
  ].flatMap(names => names.split(/\s+/))],
  ['slot', /@slot (-|[\w-]+)/g, ({ code }) => [...found(code, /<slot\b([^>]*)>/g).map(attributes => /name="([\w-]+)"/.exec(attributes)?.[1] ?? '-'), ...found(code, /createElement\('(slot)'\)/g).map(() => '-')]],
  ['event', /@fires (?:\{[^}]*\} )?([\w-]+)/g, ({ code }, repo) => found(code, /dispatchEvent\(\s*new (\w+)/g).map(name => eventType(name, repo))],
  ['custom property', /@cssprop(?:erty)? \[?(--[\w-]+)/g, ({ code }) => found(code, /var\((--(?!_)[\w-]+)/g)],
];

export const elementRules: readonly Rule[] = [
  {
    title: 'every element class says which element it is',
    find: repo => elementsOf(repo).filter(({ docs }) => !/@element [a-z]+-[a-z-]+/.test(docs)).map(({ source, node }) => `${at(source, node.getStart())} ${node.name?.text}`),
  },
  ...documented.map(([what, tag, uses]): Rule => ({
    title: `every element class documents each ${what} that it uses`,
    find: repo => elementsOf(repo).flatMap(({ source, node, docs, files }) => {
      const told = new Set(found(docs, tag));
      const used = new Set(files.flatMap(file => uses(file, repo)));
      return [...used].filter(name => !told.has(name)).map(name => `${at(source, node.getStart())} ${node.name?.text}: ${name}`);
    }),
  })),
  {
    title: 'no element class documents a part or a custom property that it has not',
    find: repo => elementsOf(repo).flatMap(({ source, node, docs, files }) => [/@csspart ([\w-]+)/g, /@cssprop(?:erty)? \[?(--[\w-]+)/g].flatMap(tag => found(docs, tag))
      .filter(name => !files.some(({ code }) => new RegExp(`(?<![\\w-])${name}(?![\\w-])`).test(code))).map(name => `${at(source, node.getStart())} ${node.name?.text}: ${name}`)),
  },
];

function elementsOf(repo: Repo): readonly Element[] {
  const elements = repo.sources.filter(source => source.home === 'elements' && isProduct(source));
  const classes = elements.flatMap(source => [...nodesOf(source.tree)].filter(ts.isClassDeclaration).map(node => ({ source, node, base: baseOf(node) })));
  const isElement = (name: string): boolean => /^(Lit|Reactive|HTML)Element$/.test(name) || classes.some(({ node, base }) => node.name?.text === name && isElement(base));
  return classes.filter(({ node, base }) => isElement(base) && !node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.AbstractKeyword)).map(({ source, node, base }) => ({
    source, node, base, docs: ts.getJSDocCommentsAndTags(node).map(doc => doc.getText()).join('\n'), files: filesOf(source, base, elements),
  }));
}

function filesOf(source: Source, base: string, all: readonly Source[]): readonly Source[] {
  const folder = posix.dirname(source.path);
  const own = all.filter(({ path }) => posix.dirname(path) === folder);
  const imported = own.flatMap(({ code }) => found(code, /from '(\.[^']*)\.js'/g)).map(name => `${posix.join(folder, name)}.ts`);
  // Styles may be shared by several elements; a base class is found where the element itself imports it.
  return [...own, ...all.filter(file => !own.includes(file) && imported.includes(file.path)
    && (file.path.endsWith('.styles.ts') || (file.code.includes(`class ${base} `) && isImportedBy(source, folder, file))))];
}

function isImportedBy({ code }: Source, folder: string, { path }: Source): boolean {
  return found(code, /from '(\.[^']*)\.js'/g).some(name => `${posix.join(folder, name)}.ts` === path);
}

const baseOf = (node: ts.ClassDeclaration): string => node.heritageClauses?.find(({ token }) => token === ts.SyntaxKind.ExtendsKeyword)?.types[0]?.expression.getText() ?? '';

/** 'PresenceChangeEvent' → 'presence-change', as its constructor says. */
function eventType(name: string, { sources }: Repo): string {
  const body = sources.map(({ code }) => new RegExp(`class ${name} [^]*?super\\('([\\w-]+)'`).exec(code)?.[1]).find(Boolean);
  return body ?? name;
}

const found = (text: string, pattern: RegExp): readonly string[] => [...text.matchAll(pattern)].map(match => match[1]!);
