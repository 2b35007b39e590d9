import { transform } from 'esbuild';

/** An identifier, so that it may stand for a value, a part of a selector or the name of a property. */
const hole = (index) => `--esc${String(index)}-`;

/** The pieces of a css`` literal, minified; undefined if they cannot be told apart afterwards. */
export async function minifyCss(strings) {
  const joined = strings.reduce((text, piece, index) => text + (index ? hole(index - 1) : '') + piece, '');
  const { code, warnings } = await transform(joined, { loader: 'css', minify: true, target: 'esnext' });
  return warnings.length ? undefined : split(code.trim(), strings.length - 1);
}

function split(code, holes) {
  const pieces = [];
  let rest = code;
  for (let index = 0; index < holes; index++) {
    const [before, after, ...more] = rest.split(hole(index));
    if (after === undefined || more.length) return undefined;
    pieces.push(before);
    rest = after;
  }
  return [...pieces, rest];
}
