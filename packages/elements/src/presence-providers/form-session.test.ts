import { expect } from 'chai';
import type { Provider } from '@presence-elements/core';
import { FakeProviderList, fakeKind, familiar, problem, provider } from '../../test/fake-provider-list.js';
import type { Field } from './options/field.js';
import { FormSession, type Announce } from './form-session.js';
import { formOf } from './provider-form.js';

const yes: Announce = () => true;
const begin = (base?: Provider): FormSession => new FormSession(formOf([fakeKind], base), () => undefined);
const codes = ({ mistakes }: FormSession): readonly string[] => mistakes.map(({ path, code }) => `${path}: ${code}`);

describe('editing a network', () => {
  it('saves what was changed, once, on top of what is known', async () => {
    const list = new FakeProviderList(), session = begin(provider());
    session.edit({ name: 'New' });
    const saving = session.save(list, yes);
    expect([session.busy, await session.save(list, yes)]).to.deep.equal(['saving', undefined]);
    expect((await saving)?.name).to.equal('New');
    expect([list.asked, session.busy, session.outcome]).to.deep.equal([['change partner {"name":"New"}'], undefined, undefined]);
  });

  it('stays with what was typed while it was being saved', async () => {
    const list = new FakeProviderList(), session = begin(provider());
    session.edit({ name: 'New' });
    const saving = session.save(list, yes);
    session.edit({ name: 'Newer' });
    expect([await saving, session.outcome]).to.deep.equal([undefined, { what: 'saved', name: 'New' }]);
    expect(await session.save(list, yes)).to.include({ name: 'Newer', revision: 3 });
  });

  it('adds a new one', async () => {
    const list = new FakeProviderList(), session = begin();
    session.edit({ name: 'New', routes: 'new.example' });
    expect(await session.save(list, yes)).to.include({ id: 'id-1', name: 'New' });
  });

  it('asks nobody where nothing was changed, nor where something is wrong, nor where the page takes over', async () => {
    const list = new FakeProviderList(), same = begin(provider()), wrong = begin(), taken = begin(provider());
    expect((await same.save(list, yes))?.id).to.equal('partner');
    expect(await wrong.save(list, yes)).to.equal(undefined);
    expect([codes(wrong), wrong.outcome]).to.deep.equal([['name: required', 'routes: required'], { what: 'correct' }]);
    const told: unknown[] = [];
    taken.edit({ allowed: false });
    expect(await taken.save(list, (...change) => (told.push(change), false))).to.equal(undefined);
    expect([told, list.asked, taken.busy]).to.deep.equal([[['change', provider(), { allowed: false }]], [], undefined]);
  });

  it('keeps what was typed whatever fails, and says why', async () => {
    const list = new FakeProviderList(), session = begin(provider());
    session.edit({ name: 'New' });
    list.fail('unreachable');
    await session.save(list, yes);
    expect([session.form.name, session.outcome]).to.deep.equal(['New', { what: 'failed', problem: 'unreachable' }]);
    await session.save('signed-out', yes);
    expect([session.form.name, session.outcome]).to.deep.equal(['New', { what: 'failed', problem: 'signed-out' }]);
    session.edit({ name: 'Newer' });
    expect(session.outcome).to.equal(undefined);
  });

  it('shows the mistakes that the server finds until each is corrected', async () => {
    const list = new FakeProviderList(), session = begin(provider());
    session.edit({ name: 'New' });
    list.refuse(problem('name', 'name-taken'), problem('routes.0', 'route-taken'), problem('agent.kind', 'unknown-agent'));
    await session.save(list, yes);
    expect([codes(session), session.outcome]).to.deep.equal([['name: name-taken', 'routes.0: route-taken', 'agent.kind: unknown-agent'], { what: 'correct' }]);
    session.edit({ routes: 'other.example' });
    expect(codes(session)).to.deep.equal(['name: name-taken', 'agent.kind: unknown-agent']);
    session.edit({ agentKind: 'fake' });
    expect(codes(session)).to.deep.equal(['name: name-taken']);
  });

  it('refuses a secret at once, and no other entry before it is saved', () => {
    const session = begin(familiar[0]);
    const type = (name: string, text: string): void => session.editOption([name], field => ({ ...field, text }) as Field, `agent.options.${name}`);
    type('rate', 'x');
    type('password', 'correct horse');
    expect(codes(session)).to.deep.equal(['agent.options.password: secret-name']);
    type('password', 'PRESENCE_X');
    expect(codes(session)).to.deep.equal([]);
  });

  it('tries to reach it as it is kept, or as it is described here', async () => {
    const list = new FakeProviderList(), session = begin(provider());
    await session.reach(list);
    session.edit({ name: 'New' });
    await session.reach(list);
    expect(list.asked).to.deep.equal(['check partner', 'check New']);
    expect(session.outcome).to.deep.equal({ what: 'reached', reached: list.reached });
  });

  it('says that it was not tried where it could not be, or is not yet right', async () => {
    const list = new FakeProviderList(), session = begin(provider());
    list.fail('unreachable');
    await session.reach(list);
    const failed = session.outcome;
    session.edit({ name: '' });
    await session.reach(list);
    const wrong = session.outcome;
    list.recover();
    list.refuse(problem('name', 'name-taken'));
    session.edit({ name: 'New' });
    await session.reach(list);
    expect([failed, wrong, session.outcome]).to.deep.equal([{ what: 'untried', problem: 'unreachable' }, { what: 'correctToTry' }, { what: 'correctToTry' }]);
  });

  it('takes no answer once it is closed', async () => {
    const list = new FakeProviderList(), session = begin(provider());
    list.hang();
    const reaching = session.reach(list);
    session.close();
    list.recover();
    await reaching;
    expect(session.outcome).to.equal(undefined);
  });
});

describe('editing a network that others change', () => {
  it('goes on top of what they have made of it, and tells it', async () => {
    const list = new FakeProviderList(), session = begin(provider());
    session.edit({ name: 'Mine' });
    list.elsewhere('partner', { name: 'Theirs', verification: 'everyone' });
    expect(await session.save(list, yes)).to.equal(undefined);
    expect([session.isOvertaken, session.form.name]).to.deep.equal([true, 'Mine']);
    session.see(list.now);
    expect(session.merges.map(({ path }) => path)).to.deep.equal(['name', 'verification']);
    expect(await session.save(list, yes)).to.include({ name: 'Mine', verification: 'everyone', revision: 3 });
  });

  it('lets one take theirs', () => {
    const list = new FakeProviderList(), session = begin(provider());
    session.edit({ name: 'Mine' });
    list.elsewhere('partner', { name: 'Theirs' });
    session.see(list.now);
    session.takeTheirs(session.merges[0]!);
    expect([session.form.name, session.merges[0]!.isContested, session.isTouched]).to.deep.equal(['Theirs', false, false]);
  });

  it('tells once more what they change once more', () => {
    const list = new FakeProviderList(), session = begin(provider());
    for (const name of ['One', 'Two']) {
      list.elsewhere('partner', { name });
      session.see(list.now);
    }
    expect(session.merges).to.deep.equal([{ path: 'name', theirs: 'Two', isContested: false }]);
  });

  it('adds it again where they have removed it', async () => {
    const list = new FakeProviderList(), session = begin(provider());
    list.elsewhere('partner', undefined);
    await (session.edit({ allowed: false }), session.save(list, yes));
    expect(session.isOvertaken).to.equal(true);
    session.see(list.now);
    expect(session.isGone).to.equal(true);
    expect(await session.save(list, yes)).to.include({ id: 'id-1', name: 'Partner', allowed: false });
  });

  it('takes its own saving for nobody else’s', async () => {
    const list = new FakeProviderList(), session = begin(provider());
    list.follow(() => session.see(list.now));
    session.edit({ name: 'Mine' });
    await session.save(list, yes);
    expect(session.merges).to.deep.equal([]);
    const saving = (session.edit({ name: 'Mine, too' }), session.save(list, yes));
    session.edit({ name: 'Mine, too, and more' });
    await saving;
    expect([session.merges, session.form.name]).to.deep.equal([[], 'Mine, too, and more']);
  });
});
