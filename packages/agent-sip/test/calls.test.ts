import { expect, it } from 'vitest';
import { call, describeOnKamailio, watching } from './live.js';
import { rawPerson } from './raw.js';

const dialogInfo = (version: number, state: string, direction = 'initiator'): string => `<?xml version="1.0"?>
<dialog-info xmlns="urn:ietf:params:xml:ns:dialog-info" version="${version}" state="full" entity="sip:bob@example.org">
<dialog id="as7d900as8" call-id="a84b4c76e66710" direction="${direction}"><state>${state}</state></dialog></dialog-info>`;

describeOnKamailio('the SIP agent, told of calls', bench => {
  it('shows who is in a call, while it lasts, over what they publish', async () => {
    const alice = bench.person('alice', { dialog: true }), bob = bench.person('bob'), phone = await rawPerson(bench.server.ws, 'sip:bob@example.org');
    await bob.publish({ availability: 'online', note: { text: 'here' } }, call());
    const watch = watching(alice, ['bob@example.org']);
    await watch.until('bob@example.org', ({ availability }) => availability === 'online');
    let tag = '';
    const publish = async (body: string): Promise<void> => {
      const headers = ['Event: dialog', 'Expires: 300', 'Content-Type: application/dialog-info+xml', ...(tag ? [`SIP-If-Match: ${tag}`] : [])];
      const answer = await phone.stack.request({ method: 'PUBLISH', target: 'sip:bob@example.org', headers, body });
      expect(answer.status).toBe(200);
      tag = answer.header('sip-etag') ?? '';
    };
    await publish(dialogInfo(1, 'early', 'recipient'));
    expect(await watch.until('bob@example.org', ({ availability }) => availability === 'busy')).toMatchObject({ activities: [{ kind: 'ringing' }], note: { text: 'here' } });
    await publish(dialogInfo(2, 'confirmed', 'recipient'));
    await watch.until('bob@example.org', ({ activities }) => activities?.[0]?.kind === 'in-call');
    await publish(dialogInfo(3, 'terminated', 'recipient'));
    await watch.until('bob@example.org', ({ availability }) => availability === 'online');
    phone.close();
  });
});
