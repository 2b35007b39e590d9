/** One cell of a table written by hand: 'yes §3(2)' is 'yes', and where the seed says so; `ours` where no seed does. */
export interface Cell {
  readonly row: string;
  readonly column: string;
  readonly value: string;
  readonly source: string;
}

const SOURCE = /^(.*?)\s*(§\S+|S\d\S*|ours)$/;

/** Reads a table of `|` and lines: columns in the first line, rows in the first column. A cell without a source is a mistake. */
export function gridOf(text: string): readonly Cell[] {
  const [head, ...lines] = text.trim().split('\n').filter(line => !/^\s*[|-]*$/.test(line)).map(line => line.split('|').map(cell => cell.trim()));
  const columns = head!.slice(1);
  return lines.flatMap(([row, ...cells]) => {
    if (cells.length !== columns.length) throw new Error(`'${row!}' has ${cells.length} cells for ${columns.length} columns`);
    return cells.map((cell, at) => {
      const [, value, source] = SOURCE.exec(cell) ?? [];
      if (!value || !source) throw new Error(`'${row!}' says nothing, or not where it is from, under '${columns[at]!}': '${cell}'`);
      return { row: row!, column: columns[at]!, value, source };
    });
  });
}
