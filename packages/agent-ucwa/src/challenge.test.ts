import fc from 'fast-check';
import { challengeOf } from './challenge.js';

test('the challenge is found among others, quoted or not', () => {
  const href = 'https://lyncweb.contoso.com/WebTicket/oauthtoken', grants = ['urn:microsoft.rtc:windows', 'urn:microsoft.rtc:anonmeeting', 'password'];
  expect(challengeOf(`MsRtcOAuth href=${href},grant_type="${grants.join()}"`)).toEqual({ href, grants });
  expect(challengeOf(`Bearer trusted_issuers="0000@contoso.com", client_id="1", MsRtcOAuth href="${href}",grant_type="${grants.join()}"`)).toEqual({ href, grants });
  expect(challengeOf(`msrtcoauth href="${href}"`)).toEqual({ href, grants: [] });
});

test('anything else is none', () => {
  for (const header of [null, '', 'Negotiate', 'Bearer href="https://evil.example"', 'MsRtcOAuth grant_type="password"', `MsRtcOAuth href="${'x'.repeat(9_000)}"`]) expect(challengeOf(header)).toBeUndefined();
  fc.assert(fc.property(fc.string({ maxLength: 200 }), text => void challengeOf(`MsRtcOAuth ${text}`)));
});
