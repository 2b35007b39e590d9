// The simple types of XML Schema that presence documents use: lexical forms are checked, everything else is absent.

const DATE_TIME = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(\.\d{1,9})?(Z|[+-]\d\d:\d\d)?$/;

/** `xs:dateTime` in milliseconds since the epoch. Without a zone it is UTC, as Microsoft's servers write it. */
export function instantOf(text: string | undefined): number | undefined {
  const [, seconds, fraction = '', zone = 'Z'] = DATE_TIME.exec(text?.trim() ?? '') ?? [];
  const instant = seconds ? Date.parse(seconds + fraction.slice(0, 4) + zone) : NaN;
  return Number.isFinite(instant) ? instant : undefined;
}

/** `xs:unsignedInt`, `xs:nonNegativeInteger`. */
export function naturalOf(text: string | undefined): number | undefined {
  const digits = text?.trim() ?? '';
  return /^\d{1,15}$/.test(digits) ? Number(digits) : undefined;
}

/** `xs:boolean`. */
export function booleanOf(text: string | undefined): boolean | undefined {
  const word = text?.trim() ?? '';
  if (word === 'true' || word === '1') return true;
  return word === 'false' || word === '0' ? false : undefined;
}
