import { gzipSync } from 'node:zlib';
import ts from 'typescript';

/** The figure in the README's line `start: N,NNN bytes gzip`: what a page loads before its first icon. */
export function startFigure(readme: string): number | undefined {
  const figure = /\bstart:\s*\**([\d,]+) bytes gzip/.exec(readme)?.[1];
  return figure === undefined ? undefined : Number(figure.replaceAll(',', ''));
}

/** What the script tag loads before anything shows: its file and all that it imports statically, each compressed on its own. */
export function startSize(read: (file: string) => Buffer): number {
  const seen = new Set<string>();
  const size = (file: string): number => {
    if (seen.has(file)) return 0;
    seen.add(file);
    const code = read(file);
    return gzipSync(code, { level: 9 }).length + staticImports(code.toString()).reduce((sum, name) => sum + size(name), 0);
  };
  return size('presence-elements.js');
}

function staticImports(code: string): readonly string[] {
  const { statements } = ts.createSourceFile('x.js', code, ts.ScriptTarget.ESNext);
  return statements.flatMap(statement => ((ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement)) && statement.moduleSpecifier
    ? [(statement.moduleSpecifier as ts.StringLiteral).text.replace('./', '')] : []));
}
