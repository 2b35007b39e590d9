import { localeOf } from './dates.js';

// Making a formatter costs a hundred times what using it does.
const formats = new Map<string | undefined, Intl.NumberFormat>();

/** '10,000', in the element's language. */
export function formatNumber(element: Element, value: number): string {
  const locale = localeOf(element);
  let formatter = formats.get(locale);
  if (!formatter) formats.set(locale, (formatter = new Intl.NumberFormat(locale)));
  return formatter.format(value);
}
