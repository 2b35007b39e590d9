import { describe, expect, it } from 'vitest';
import { openOrganisation, memoryStore } from '@presence-elements/policy';
import { userOfViewer, viewerUsers } from './viewer-user.js';

describe('the user who is looking', () => {
  it.each([
    [{ id: '17', address: 'Ada@portal.example' }, 'ada'], [{ id: '17', address: 'sip:Ada@portal.example' }, 'ada'], [{ id: 'Ada' }, 'ada'],
    [{ id: 'ada', address: 'ada@corp.example' }, 'ada'], [{ id: 'no user' }, undefined], [{ id: '%61da' }, '%61da'], [undefined, undefined],
  ])('of %j is %s', (viewer, user) => {
    expect(userOfViewer(viewer, 'portal.example')).toBe(user);
    expect(viewerUsers('portal.example', undefined)(viewer)).toBe(user);
  });

  it('is for the organisation to say, where there is one', async () => {
    const { facts } = await openOrganisation(memoryStore(), { domain: 'portal.example' }), userOf = viewerUsers('portal.example', facts);
    expect([{ id: '17', address: 'Ada@portal.example' }, { id: 'ada' }, { id: 'ada', address: 'ada@partner.example' }, undefined].map(userOf)).toEqual(['ada', 'ada', undefined, undefined]);
  });
});
