import { xml } from '../test/scene.js';
import { AccessRequests } from './access-requests.js';
import type { AccessRequest } from './xmpp-options.js';

const subscribe = (from: string, inside = '') => xml(`<presence type='subscribe' from='${from}'>${inside}</presence>`);

function requests(accessRequests: 'ask' | 'approve' | 'deny' = 'ask') {
  const sent: string[] = [], asked: AccessRequest[] = [];
  let isOnline = true;
  return { sent, asked, cut: () => { isOnline = false; }, all: new AccessRequests({ accessRequests, onAccessRequest: request => asked.push(request) }, text => isOnline && !!sent.push(text)) };
}

describe('requests for access', () => {
  it('wait until somebody answers them', () => {
    const { all, sent, asked } = requests();
    all.take(subscribe('eve@corp.example/desk', '<status>It is me</status>'));
    expect(sent).toEqual([]);
    expect(asked).toMatchObject([{ address: 'eve@corp.example', text: 'It is me' }]);
    all.open[0]!.approve();
    all.open[0]?.deny();
    expect(sent).toEqual([`<presence xmlns='jabber:client' type='subscribed' to='eve@corp.example'/>`]);
    expect(all.open).toEqual([]);
  });

  it('are answered once, whoever answers', () => {
    const { all, sent, asked } = requests();
    all.take(subscribe('eve@corp.example'));
    asked[0]!.deny();
    asked[0]!.approve();
    expect(sent).toEqual([expect.stringContaining(`type='unsubscribed'`)]);
  });

  it('stay open where the answer cannot be given now', () => {
    const { all, sent, cut } = requests();
    all.take(subscribe('eve@corp.example'));
    cut();
    all.open[0]!.approve();
    expect([all.open.length, sent]).toEqual([1, []]);
  });

  it('are told of once, however often they come', () => {
    const { all, asked } = requests();
    for (let n = 0; n < 3; n++) all.take(subscribe('eve@corp.example'));
    expect(asked).toHaveLength(1);
  });

  it('may always be answered in the same way', () => {
    for (const [policy, type] of [['approve', 'subscribed'], ['deny', 'unsubscribed']] as const) {
      const { all, sent, asked } = requests(policy);
      all.take(subscribe('eve@corp.example'));
      expect([sent[0], asked.length, all.open.length]).toEqual([expect.stringContaining(`type='${type}'`), 0, 0]);
    }
  });

  it('take no more room than a thousand, and no text without end', () => {
    const { all } = requests();
    for (let n = 0; n < 1_100; n++) all.take(subscribe(`eve${n}@corp.example`, `<status>${'x'.repeat(5_000)}</status>`));
    expect([all.open.length, all.open[0]!.text!.length]).toEqual([1_000, 1_000]);
  });
});
