// 'ar' and 'fa' keyboards have digits of their own.
const OTHER_DIGITS = /[\u0660-\u0669\u06f0-\u06f9]/g;
const GROUPED = /^[1-9]\d{0,2}(?:([.,])\d{3})(?:\1\d{3})*$/;

/**
 * Reads a number as people write it: '90', '0,5', '1 000'. Where parts are allowed, '1,000' may be one or a thousand: that is
 * no number, and neither is whatever else cannot be right. It comes back as it was typed, for the relay to say what is wrong.
 */
export function numberIn(text, { isWhole = false } = {}) {
  const plain = text.trim().replace(OTHER_DIGITS, (digit) => String(digit.charCodeAt(0) & 0xf)).replaceAll('٫', '.').replaceAll('٬', ',').replace(/(?<=\d)[\s'’](?=\d{3}(?!\d))/g, '');
  if (GROUPED.test(plain)) return isWhole ? Number(plain.replace(/[.,]/g, '')) : plain;
  return /^-?\d+([.,]\d+)?$/.test(plain) ? Number(plain.replace(',', '.')) : plain;
}
