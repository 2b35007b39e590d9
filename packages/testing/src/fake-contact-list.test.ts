import { describe, expect, it } from 'vitest';
import { fakeContactList } from './fake-contact-list.js';

const ADA = { address: 'ada@corp.example', groups: ['Engines'] };
const six = ['bob', 'carol', 'dave', 'erin', 'frank', 'grace'].map(user => ({ address: `${user}@corp.example` }));

describe('the fake contact list', () => {
  it('adds as many as there is room for, in their order, and says whom it refused and why', async () => {
    const list = fakeContactList({ self: 'me@corp.example', contacts: [ADA], limit: 6, refuses: { 'mallory@corp.example': 'blocked-by-policy' } });
    const { added, refused } = await list.add([{ address: 'no address' }, { address: 'me@corp.example' }, ADA, { address: 'mallory@corp.example' }, ...six]);
    expect(added).toEqual(six.slice(0, 5).map(({ address }) => address));
    expect(refused.map(({ reason }) => reason)).toEqual(['bad-address', 'self', 'already', 'blocked-by-policy', 'limit']);
    expect((await list.read()).contacts.map(({ address }) => address)).toEqual(['ada@corp.example', ...added]);
  });

  it('knows an address however it is written, and lets it wait where people are asked', async () => {
    const list = fakeContactList({ asks: true });
    await list.add([{ address: 'mailto:Bob@Corp.example', name: 'Bob' }]);
    expect((await list.read()).contacts).toEqual([{ address: 'bob@corp.example', name: 'Bob', groups: [], waiting: true }]);
  });

  it('changes, removes and answers, and tells whoever follows it', async () => {
    const list = fakeContactList({ contacts: [ADA], requests: [{ address: 'eve@corp.example', at: 0 }] });
    let told = 0;
    const leave = list.follow(() => told++);
    await list.change(ADA.address, { name: 'Ada', groups: [] });
    expect((await list.read()).contacts).toEqual([{ address: ADA.address, name: 'Ada', groups: [] }]);
    await list.remove([ADA.address]);
    await list.answer('eve@corp.example', 'deny');
    list.elsewhere({ contacts: [ADA], limit: 3 });
    expect([told, await list.read()]).toEqual([4, { contacts: [ADA], requests: [], limit: 3 }]);
    leave();
    list.elsewhere({ removed: [ADA.address], requests: [{ address: 'eve@corp.example', at: 0 }] });
    expect([told, list.followers]).toEqual([4, 0]);
    expect(list.asked.filter(call => call !== 'read')).toEqual(['change ada@corp.example', 'remove ada@corp.example', 'deny eve@corp.example']);
  });

  it('fails as it is told to, changing nothing, and lets others wait until it is in order again', async () => {
    const list = fakeContactList({ contacts: [ADA] });
    list.fail('signed-out');
    await expect(list.remove([ADA.address])).rejects.toMatchObject({ code: 'signed-out' });
    list.recover();
    await expect(list.change('nobody@corp.example', {})).rejects.toMatchObject({ code: 'not-found' });
    await expect(list.answer('nobody@corp.example', 'approve')).rejects.toMatchObject({ code: 'not-found' });
    list.hang();
    const reading = list.read();
    list.recover();
    expect((await reading).contacts).toEqual([ADA]);
  });
});
