import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

// Where the rules are tried on sources that break them.
const BAD_ON_PURPOSE = 'packages/testing/src/architecture-rules.test.ts';

/** One TypeScript file under packages/. */
export interface Source {
  /** From the root of the repository. */
  readonly path: string;
  /** 'core', 'elements', … */
  readonly home: string;
  readonly text: string;
  /** The text with all comments blanked out, so that positions stay. */
  readonly code: string;
  readonly tree: ts.SourceFile;
}

export interface Manifest {
  readonly name: string;
  readonly exports?: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
  readonly bin?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

/** What the rules look at. */
export interface Repo {
  readonly sources: readonly Source[];
  /** By folder under packages/. */
  readonly manifests: ReadonlyMap<string, Manifest>;
  exists(path: string): boolean;
  /** The text of any file, or undefined. */
  read(path: string): string | undefined;
}

/** A sentence about how the house is built, and every place that breaks it, as `path:line what`. */
export interface Rule {
  readonly title: string;
  find(repo: Repo): readonly string[];
}

export const isTest = ({ path }: Source): boolean => /\.test\.ts$/.test(path);
export const isStory = ({ path }: Source): boolean => /\.stories\.ts$/.test(path);
/** What is shipped. */
export const isProduct = (source: Source): boolean => !isTest(source) && !isStory(source) && !source.path.endsWith('.d.ts') && source.path.includes('/src/');

export function sourceOf(path: string, text: string): Source {
  const tree = ts.createSourceFile(path, text, ts.ScriptTarget.ESNext, true);
  return { path, home: path.split('/')[1] ?? '', text, code: withoutComments(tree), tree };
}

export function readRepo(root: string): Repo {
  const read = (path: string): string | undefined => {
    try {
      return readFileSync(join(root, path), 'utf8');
    } catch {
      return undefined; // Whether a file is there is what some rules ask.
    }
  };
  const homes = readdirSync(join(root, 'packages')).filter(home => read(`packages/${home}/package.json`)).sort();
  const paths = homes.flatMap(home => filesUnder(root, `packages/${home}/src`)).filter(path => path.endsWith('.ts') && path !== BAD_ON_PURPOSE).sort();
  return {
    sources: paths.map(path => sourceOf(path, read(path)!)),
    manifests: new Map(homes.map(home => [home, JSON.parse(read(`packages/${home}/package.json`)!) as Manifest])),
    exists: path => read(path) !== undefined,
    read,
  };
}

function filesUnder(root: string, folder: string): readonly string[] {
  try {
    return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map(name => `${folder}/${name.replaceAll('\\', '/')}`);
  } catch {
    return []; // A package of nothing but its description.
  }
}

/** `path:line` of a position. */
export const at = ({ path, tree }: Source, position: number): string => `${path}:${tree.getLineAndCharacterOfPosition(position).line + 1}`;

/** Every match in the code, as a place and what was found there. */
export const matches = (source: Source, pattern: RegExp, text: string = source.code): readonly string[] =>
  [...text.matchAll(pattern)].map(match => `${at(source, match.index)} ${match[0].trim()}`);

/** Every node of a file, parents first. */
export function* nodesOf(node: ts.Node): Generator<ts.Node> {
  yield node;
  for (const child of childrenOf(node)) yield* nodesOf(child);
}

function childrenOf(node: ts.Node): readonly ts.Node[] {
  const children: ts.Node[] = [];
  ts.forEachChild(node, child => void children.push(child));
  return children;
}

function withoutComments(tree: ts.SourceFile): string {
  let code = tree.text;
  const visit = (node: ts.Node): void => {
    if (ts.isJSDoc(node)) return;
    for (const { pos, end } of commentsBefore(tree.text, node)) code = code.slice(0, pos) + code.slice(pos, end).replace(/[^\n]/g, ' ') + code.slice(end);
    node.getChildren(tree).forEach(visit);
  };
  visit(tree);
  return code;
}

/** A template's parts are text to their last character: what looks like a comment there is none. */
const commentsBefore = (text: string, node: ts.Node): readonly ts.CommentRange[] =>
  [...(ts.getLeadingCommentRanges(text, node.pos) ?? []), ...(ts.getTrailingCommentRanges(text, node.pos) ?? [])].filter(({ end }) => end <= node.getStart());
