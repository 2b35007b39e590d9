// Rollup plugin, after TypeScript: shrinks css`` with esbuild, and whitespace in html`` and svg``.
// It never touches tags or attributes: a minifier that does dropped the slash that closes an SVG shape.
import MagicString from 'magic-string';
import { walk } from 'estree-walker';
import { minifyCss } from './minify-css.mjs';

const minifiers = { css: minifyCss, html: minifyMarkup, svg: minifyMarkup };

export const minifyLiterals = () => ({
  name: 'minify-literals',
  async transform(code, id) {
    // TypeScript writes a space between the tag and its text.
    if (id.includes('node_modules') || !/\b(?:html|svg|css)\s*`/u.test(code)) return undefined;
    const shrunk = new MagicString(code);
    await Promise.all(taggedTemplates(this.parse(code)).map((template) => shrink(shrunk, template)));
    return shrunk.hasChanged() ? { code: shrunk.toString(), map: shrunk.generateMap({ hires: 'boundary' }) } : undefined;
  },
});

function taggedTemplates(program) {
  const found = [];
  walk(program, {
    enter(node) {
      if (node.type === 'TaggedTemplateExpression' && node.tag.name in minifiers) found.push(node);
    },
  });
  return found;
}

async function shrink(code, { tag, quasi: { quasis } }) {
  const strings = quasis.map((quasi) => quasi.value.raw);
  if (strings.some((text) => text.includes('\\'))) return; // what an escape means depends on its place
  const shorter = await minifiers[tag.name](strings);
  shorter?.forEach((text, index) => {
    const { start, end } = quasis[index];
    if (text !== strings[index]) code.update(start, end, text);
  });
}

/**
 * Whitespace with a line break in it, which is the source's, becomes one space: between words and what stands in lines, as a
 * browser shows it, no space is lost. Undefined where each counts.
 */
function minifyMarkup(strings) {
  if (/<(?:pre|textarea|script|style)\b/iu.test(strings.join(''))) return undefined;
  return strings.map((text) => text.replace(/<!--(?!\s*\[)[^]*?-->/gu, '').replace(/\s*\n\s*/gu, ' '));
}
