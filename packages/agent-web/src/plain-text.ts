const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

/** What a reader of this HTML would see, as one line of text. It is text for good: nobody may take it for HTML again. */
export function plainText(html: string): string {
  return html.replace(/<[^<>]*>/g, ' ').replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{1,6}));/gi, named).replace(/\s+/g, ' ').trim();
}

function named(whole: string, decimal?: string, hex?: string, name?: string): string {
  if (name) return Object.hasOwn(entities, name) ? entities[name]! : whole;
  const code = parseInt(decimal ?? hex!, decimal ? 10 : 16);
  return code && code <= 0x10FFFF ? String.fromCodePoint(code) : whole;
}
