/**
 * The strictest policy the library runs under; nothing here is relaxed for it.
 * `frame-src` and `frame-ancestors` are for the page that shows the icons inside an iframe.
 */
const STRICT = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self'",
  'connect-src': "'self'",
  'frame-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'self'",
  'frame-ancestors': "'self'",
  'require-trusted-types-for': "'script'",
  'trusted-types': 'lit-html',
  'report-uri': '/csp-report',
};

/** The header's value. Two copies of Lit on one page each make their policy, which the page must allow. */
export function contentSecurityPolicy({ copies = 1 } = {}) {
  const policy = copies > 1 ? { ...STRICT, 'trusted-types': "lit-html 'allow-duplicates'" } : STRICT;
  return Object.entries(policy).map(([name, value]) => `${name} ${value}`).join('; ');
}

/** What else every answer carries. */
export const otherHeaders = Object.freeze({
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
});
