/** XML that has been written, so that it is not escaped again. */
export interface Markup { readonly xml: string }

type Attributes = Readonly<Record<string, string | undefined>>;

/** Writes one element. Attributes without a value are left out; text is escaped. */
export function tag(name: string, attributes: Attributes = {}, ...content: readonly (Markup | string | undefined)[]): Markup {
  const head = Object.entries(attributes).map(([key, value]) => (value === undefined ? '' : ` ${key}='${escape(value)}'`)).join('');
  const body = content.map(part => (typeof part === 'object' ? part.xml : escape(part ?? ''))).join('');
  return { xml: body ? `<${name}${head}>${body}</${name}>` : `<${name}${head}/>` };
}

/** What a text may not hold in XML at all (XML 1.0 §2.2) is left out: half a surrogate pair would end the stream. */
const escape = (text: string): string => text
  .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
  .replace(/[&<>'"]/g, sign => `&#${sign.charCodeAt(0)};`);
