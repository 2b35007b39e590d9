import { describe, expect, it } from 'vitest';
import { userOfViewer } from './viewer-user.js';

describe('the user who is looking', () => {
  it.each([
    [{ id: '17', address: 'Ada@portal.example' }, 'ada'], [{ id: '17', address: 'sip:Ada@portal.example' }, 'ada'], [{ id: 'Ada' }, 'ada'],
    [{ id: 'ada', address: 'ada@corp.example' }, 'ada'], [{ id: 'no user' }, undefined], [{ id: '%61da' }, '%61da'], [undefined, undefined],
  ])('of %j is %s', (viewer, user) => {
    expect(userOfViewer(viewer, 'portal.example')).toBe(user);
  });
});
