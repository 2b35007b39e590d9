import { findNodeAtLocation, getNodeValue, parseTree, printParseErrorCode, type Node, type ParseError } from 'jsonc-parser';
import { ConfigError, fieldOf, type ConfigProblem, type Path } from './config-problem.js';

/** The text of a configuration: JSON that may have comments and trailing commas, and where in it everything stands. */
export class ConfigText {
  readonly file: string;
  /** Objects without a prototype: whatever their fields are called, they are but fields. */
  readonly value: unknown;
  readonly #text: string;
  readonly #tree: Node;

  /** @throws ConfigError for what is not JSON, and for a field that stands twice in one object. */
  constructor(text: string, file: string) {
    this.file = file;
    this.#text = text.replace(/^\uFEFF/, ' ');
    const errors: ParseError[] = [], tree = parseTree(this.#text, errors, { allowTrailingComma: true });
    const wrong = errors.map(({ error, offset }) => this.#problem(offset, '', wordsFor[printParseErrorCode(error)] ?? 'this is not JSON'));
    if (!tree || wrong.length) throw new ConfigError(file, firstOfEachPlace(wrong));
    this.#tree = tree;
    const twice = twiceIn(tree).map(({ offset, path }) => this.#problem(offset, fieldOf(path), 'this field stands here twice: remove one'));
    if (twice.length) throw new ConfigError(file, twice);
    this.value = getNodeValue(tree) as unknown;
  }

  /** A problem with the value at a path, or with the nearest part of the path that is there. */
  problem(path: Path, message: string): ConfigProblem {
    return this.#problem(this.#nearest(path).offset, fieldOf(path), message);
  }

  /** A problem with a field's name. */
  problemWithName(path: Path, message: string): ConfigProblem {
    const property = this.#nearest(path).parent;
    return this.#problem((property?.type === 'property' ? property : this.#nearest(path)).offset, fieldOf(path), message);
  }

  #nearest(path: Path): Node {
    for (let length = path.length; length > 0; length--) {
      const node = findNodeAtLocation(this.#tree, path.slice(0, length));
      if (node) return node;
    }
    return this.#tree;
  }

  #problem(offset: number, field: string, message: string): ConfigProblem {
    const before = this.#text.slice(0, offset).split(/\r\n|\r|\n/);
    return { line: before.length, column: before.at(-1)!.length + 1, field, message };
  }
}

// No part of the file is repeated here: it may be a secret that should not have been there.
const wordsFor: Readonly<Record<string, string>> = {
  InvalidSymbol: 'write a text in double quotes, a number, true, false or null here',
  InvalidNumberFormat: 'this is no number that JSON knows: write digits, with a point if need be',
  PropertyNameExpected: 'write the name of a field here, in double quotes',
  ValueExpected: 'a value is missing here',
  ColonExpected: 'put a colon between the field’s name and its value',
  CommaExpected: 'put a comma before this',
  CloseBraceExpected: 'close the object with } here',
  CloseBracketExpected: 'close the list with ] here',
  EndOfFileExpected: 'the file should have ended before this: take away what follows',
  InvalidCommentToken: 'this is no comment: write // or /* … */',
  UnexpectedEndOfComment: 'close the comment with */',
  UnexpectedEndOfString: 'close the text with a double quote on the same line',
  InvalidUnicode: 'write \\u with four hexadecimal digits',
  InvalidEscapeCharacter: 'after a backslash only these may stand: " \\ / b f n r t u; write \\\\ for a backslash itself',
  InvalidCharacter: 'this character cannot stand here: write tabs and line ends inside a text as \\t and \\n',
};

/** One mistake often looks like several at once. */
function firstOfEachPlace(problems: readonly ConfigProblem[]): readonly ConfigProblem[] {
  return problems.filter(({ line, column }, at) => problems.findIndex(other => other.line === line && other.column === column) === at);
}

function twiceIn(node: Node, path: Path = []): readonly { readonly offset: number; readonly path: Path }[] {
  if (node.type === 'array') return (node.children ?? []).flatMap((child, index) => twiceIn(child, [...path, index]));
  const seen = new Set<string>();
  return (node.type === 'object' ? node.children ?? [] : []).flatMap(property => {
    const [key, value] = property.children ?? [], name = String(key?.value), own = [...path, name];
    const again = seen.has(name) ? [{ offset: property.offset, path: own }] : [];
    seen.add(name);
    return [...again, ...(value ? twiceIn(value, own) : [])];
  });
}
