import { fakeContactList } from '@presence-elements/testing';
import { expect } from 'chai';
import { Desk } from './desk.js';

const ADA = { address: 'ada@corp.example', name: 'Ada', groups: [] };
const BOB = { address: 'bob@corp.example', name: 'Bob', groups: [] };

/** Lets every promise settle. */
const settled = (): Promise<unknown> => new Promise(resolve => setTimeout(resolve));
const names = (desk: Desk): (string | undefined)[] | undefined => desk.contacts?.contacts.map(({ name }) => name);

describe('the desk of a contact list', () => {
  it('reads the list, and again whenever it is told of a change, but not once for each of many', async () => {
    const list = fakeContactList({ contacts: [ADA] }), desk = new Desk(() => undefined);
    expect(desk.isOffered).to.equal(false);
    desk.follow(list);
    await settled();
    expect([desk.isOffered, names(desk)]).to.deep.equal([true, ['Ada']]);
    for (let step = 0; step < 10; step++) list.elsewhere({ contacts: [BOB] });
    await settled();
    expect(names(desk)).to.deep.equal(['Ada', 'Bob']);
    expect(list.asked).to.deep.equal(['read', 'read']);
  });

  it('reads once more what changed while it was being read', async () => {
    const list = fakeContactList({ contacts: [ADA] }), desk = new Desk(() => undefined);
    list.hang();
    desk.follow(list);
    await settled();
    list.elsewhere({ contacts: [BOB] });
    list.recover();
    await settled();
    expect([names(desk), list.asked]).to.deep.equal([['Ada', 'Bob'], ['read', 'read']]);
  });

  it('keeps what it has read when it cannot be read again, and says why; but not from whoever is signed out', async () => {
    const list = fakeContactList({ contacts: [ADA] }), desk = new Desk(() => undefined);
    desk.follow(list);
    await settled();
    list.fail('unreachable');
    await desk.refresh();
    expect([names(desk), desk.problem]).to.deep.equal([['Ada'], 'unreachable']);
    list.fail('signed-out');
    await desk.refresh();
    expect([names(desk), desk.problem]).to.deep.equal([undefined, 'signed-out']);
    list.recover();
    await desk.refresh();
    expect([names(desk), desk.problem]).to.deep.equal([['Ada'], undefined]);
  });

  it('shows the old state, as being changed, until the network has confirmed the new one', async () => {
    const list = fakeContactList({ contacts: [ADA, BOB] }), desk = new Desk(() => undefined);
    desk.follow(list);
    await settled();
    list.hang();
    const changing = desk.change({ type: 'remove', addresses: [ADA.address] });
    expect([names(desk), [...desk.busy]]).to.deep.equal([['Ada', 'Bob'], [ADA.address]]);
    list.recover();
    await changing;
    expect([names(desk), [...desk.busy]]).to.deep.equal([['Bob'], []]);
  });

  it('says who was added and who was not, and carries out the rest', async () => {
    const list = fakeContactList({ contacts: [ADA], requests: [{ address: 'eve@corp.example', at: 0 }, { address: 'may@corp.example', at: 0 }] }), desk = new Desk(() => undefined);
    desk.follow(list);
    await settled();
    expect(await desk.change({ type: 'add', contacts: [ADA, BOB] })).to.deep.equal({ added: [BOB.address], refused: [{ address: ADA.address, reason: 'already' }] });
    await desk.change({ type: 'change', address: BOB.address, change: { name: 'Robert' } });
    await desk.change({ type: 'approve', address: 'may@corp.example' });
    await desk.change({ type: 'deny', address: 'eve@corp.example' });
    expect([names(desk), desk.contacts?.requests]).to.deep.equal([['Ada', 'Robert'], []]);
  });

  it('passes on what the network says against a change, and forgets that it was under way', async () => {
    const list = fakeContactList({ contacts: [ADA] }), desk = new Desk(() => undefined);
    const codeOf = (error: { code: string }): string => error.code;
    expect(await desk.change({ type: 'add', contacts: [ADA] }).then(() => 'done', codeOf)).to.equal('no-agent');
    desk.follow(list);
    await settled();
    list.fail('forbidden');
    expect(await desk.change({ type: 'remove', addresses: [ADA.address] }).then(() => 'done', codeOf)).to.equal('forbidden');
    expect([names(desk), [...desk.busy]]).to.deep.equal([['Ada'], []]);
  });

  it('goes on with the same list after it was stopped, forgets one for another, and hears no late answer of that', async () => {
    const list = fakeContactList({ contacts: [ADA] }), other = fakeContactList({ contacts: [BOB] }), desk = new Desk(() => undefined);
    desk.follow(list);
    await settled();
    desk.stop();
    expect([list.followers, names(desk)]).to.deep.equal([0, ['Ada']]);
    list.hang();
    desk.follow(list);
    expect([list.followers, names(desk)]).to.deep.equal([1, ['Ada']]);
    await settled();
    desk.follow(other);
    expect([list.followers, other.followers, names(desk)]).to.deep.equal([0, 1, undefined]);
    await settled();
    list.recover();
    await settled();
    expect(names(desk)).to.deep.equal(['Bob']);
    desk.follow(undefined);
    expect([other.followers, names(desk)]).to.deep.equal([0, undefined]);
  });
});
