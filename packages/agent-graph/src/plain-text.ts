// More than anybody sees of a status, little enough to be read a thousand times (characters).
const LONGEST_SOURCE = 8_000, LONGEST = 1_000;

const entities: ReadonlyMap<string, string> = new Map([['amp', '&'], ['lt', '<'], ['gt', '>'], ['quot', '"'], ['apos', '\''], ['nbsp', ' ']]);

/** What a reader of this HTML would see, as one line of text. It is text for good: nobody may take it for HTML again. */
export function plainText(html: string): string {
  let text = '', rest = html.slice(0, LONGEST_SOURCE);
  for (let at = rest.search(/<[a-z/!?]/i); at >= 0; at = rest.search(/<[a-z/!?]/i)) {
    text += rest.slice(0, at);
    const { inline, end } = tagAt(rest, at);
    if (!inline) text += ' ';
    rest = rest.slice(end);
  }
  return shortened((text + rest).replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{1,6}));/gi, named).replace(/\s+/g, ' ').trim());
}

/** As much as is shown of a text, without half a character at its end. */
export function shortened(text: string): string {
  return text.length <= LONGEST ? text : text.slice(0, LONGEST).replace(/[\uD800-\uDBFF]$/, '');
}

/** Is it HTML, as far as one can tell where nothing says so? */
export const looksLikeHtml = (text: string): boolean => /<(?:html|body|head|div|p|br|span|font|table)\b[^<>]*>/i.test(text.slice(0, LONGEST_SOURCE));

/** Where a tag ends, and with it what is never seen: comments, scripts, style sheets. */
function tagAt(html: string, at: number): { readonly inline: boolean; readonly end: number } {
  if (html.startsWith('<!--', at)) return { inline: true, end: after(html, '-->', at + 4) };
  const [, name = ''] = /^<\/?([a-z]*)/i.exec(html.slice(at, at + 20)) ?? [], close = after(html, '>', at);
  if (/^(script|style|title)$/i.test(name) && html[at + 1] !== '/') return { inline: false, end: after(html, '>', after(html.toLowerCase(), `</${name.toLowerCase()}`, close)) };
  return { inline: /^(a|b|i|u|s|em|strong|span|font|small|sub|sup|code|pinnednote)$/i.test(name), end: close };
}

/** What is never closed goes on to the end. */
function after(text: string, what: string, from: number): number {
  const at = text.indexOf(what, from);
  return at < 0 ? text.length : at + what.length;
}

function named(whole: string, decimal?: string, hex?: string, name?: string): string {
  if (name) return entities.get(name.toLowerCase()) ?? whole;
  const code = parseInt(decimal ?? hex!, decimal ? 10 : 16);
  const isCharacter = code > 0 && code <= 0x10FFFF && !(code >= 0xD800 && code <= 0xDFFF);
  return isCharacter ? String.fromCodePoint(code) : whole;
}
