import { PresenceError, type MyPreferences } from '@presence-elements/core';
import { fakePreferencesDesk, type FakePreferencesDesk } from '@presence-elements/testing';
import { expect } from 'chai';
import { PreferencesForm } from './preferences-form.js';

function begin(kept: Partial<MyPreferences> = {}): { desk: FakePreferencesDesk; form: PreferencesForm } {
  const desk = fakePreferencesDesk(kept);
  return { desk, form: new PreferencesForm(change => desk.write(change), () => undefined) };
}

describe('the form for my preferences', () => {
  it('saves what was typed, once', async () => {
    const { desk, form } = begin({ displayName: 'Ada' });
    form.edit({ address: 'ada@new.example' });
    form.edit({ noteFor: 'contacts', displayName: 'Ada' });
    const saving = form.save(desk.kept), during = form.saving;
    await saving;
    expect([during, form.outcome.kind, form.draft]).to.deep.equal([true, 'saved', {}]);
    expect(desk.asked).to.deep.equal([{ address: 'ada@new.example', noteFor: 'contacts' }]);
  });

  it('has nothing to save where nothing differs', async () => {
    const { desk, form } = begin();
    await form.save(desk.kept);
    expect([form.outcome.kind, desk.asked]).to.deep.equal(['saved', []]);
  });

  it('saves nothing while the address is wrong, and keeps what was typed', async () => {
    const { desk, form } = begin();
    form.edit({ address: 'ada', displayName: 'A' });
    await form.save(desk.kept);
    expect([form.outcome.kind, form.mistakes, form.draft, desk.asked]).to.deep.equal(['wrong', { address: { code: 'not-an-address' } }, { address: 'ada', displayName: 'A' }, []]);
    form.edit({ address: 'ada@' });
    expect([form.outcome.kind, form.mistakes]).to.deep.equal(['none', {}]);
  });

  it('says at each field what the network refuses', async () => {
    const { desk, form } = begin();
    form.edit({ displayName: 'x'.repeat(65), noteFor: 'nobody' });
    await form.save(desk.kept);
    expect([form.outcome.kind, Object.keys(form.mistakes), form.draft.noteFor]).to.deep.equal(['wrong', ['displayName'], 'nobody']);
    form.edit({ noteFor: 'everyone' });
    expect(Object.keys(form.mistakes)).to.deep.equal(['displayName']);
  });

  it('keeps what was typed when the network fails', async () => {
    const { desk, form } = begin();
    form.edit({ displayName: 'Ada' });
    desk.fail('signed-out');
    await form.save(desk.kept);
    expect([form.outcome, form.draft]).to.deep.equal([{ kind: 'failed', problem: 'signed-out' }, { displayName: 'Ada' }]);
  });

  it('keeps what is typed while it is being saved', async () => {
    const { desk, form } = begin();
    form.edit({ displayName: 'Ada', noteFor: 'nobody' });
    const saving = form.save(desk.kept);
    form.edit({ displayName: 'Ada L.' });
    await saving;
    expect([form.draft, form.outcome.kind, desk.kept.displayName]).to.deep.equal([{ displayName: 'Ada L.' }, 'saved', 'Ada']);
  });

  it('goes back to the enterprise presence by one act, and keeps what else was typed', async () => {
    const { desk, form } = begin({ address: 'ada@new.example', displayName: 'Ada' });
    form.edit({ address: 'half@', noteFor: 'nobody' });
    await form.useEnterprise(desk.kept);
    expect([desk.kept.address, desk.kept.displayName, form.draft, form.outcome.kind]).to.deep.equal([undefined, undefined, { noteFor: 'nobody' }, 'enterprise']);
    expect(form.mistakes).to.deep.equal({});
  });

  it('keeps what is typed while it goes back, and does one thing at a time', async () => {
    const { desk, form } = begin({ address: 'ada@new.example' });
    form.edit({ noteFor: 'nobody' });
    const back = form.useEnterprise(desk.kept);
    form.edit({ locationFor: 'contacts' });
    await form.save(desk.kept);
    await back;
    expect([form.draft, desk.asked]).to.deep.equal([{ noteFor: 'nobody', locationFor: 'contacts' }, [{ address: undefined, displayName: undefined }]]);
  });

  it('asks nobody to go back where nothing is kept', async () => {
    const { desk, form } = begin();
    form.edit({ address: 'ada@' });
    await form.useEnterprise(desk.kept);
    expect([form.draft, form.outcome.kind, desk.asked]).to.deep.equal([{}, 'none', []]);
  });

  it('says that the enterprise presence is back also where the field was emptied', async () => {
    const { desk, form } = begin({ address: 'ada@new.example' });
    form.edit({ address: ' ' });
    await form.save(desk.kept);
    expect([form.outcome.kind, desk.kept.address]).to.deep.equal(['enterprise', undefined]);
  });

  it('keeps what was typed, and says nothing, where the page takes it over', async () => {
    const form = new PreferencesForm(() => Promise.resolve(undefined), () => undefined);
    form.edit({ displayName: 'Ada' });
    await form.save(fakePreferencesDesk().kept);
    expect([form.outcome.kind, form.draft]).to.deep.equal(['none', { displayName: 'Ada' }]);
  });

  it('looks at the address once it was left, and says at once where it is wrong', () => {
    const { form } = begin();
    form.edit({ address: 'ada@new.example' });
    const typing = form.looked;
    form.look();
    const left = form.looked;
    form.edit({ address: 'ada@' });
    form.look();
    expect([typing, left, form.mistakes['address']]).to.deep.equal([undefined, 'ada@new.example', { code: 'not-an-address' }]);
    form.forget();
    expect([form.draft, form.mistakes, form.looked]).to.deep.equal([{}, {}, undefined]);
  });

  it('lets nobody leave what is typed and not saved but whoever was told', () => {
    const { desk, form } = begin({ displayName: 'Ada' });
    form.edit({ displayName: 'Ada ' });
    const untouched = form.mayLeave(desk.kept, [' ']);
    form.edit({ displayName: 'Ada L.' });
    const first = form.mayLeave(desk.kept, []), told = form.outcome.kind, again = form.mayLeave(desk.kept, []);
    form.edit({ noteFor: 'nobody' });
    expect([untouched, first, told, again, form.mayLeave(desk.kept, [])]).to.deep.equal([true, false, 'unsaved', true, false]);
    form.forget();
    expect([form.mayLeave(desk.kept, ['', 'evil.example']), form.draft]).to.deep.equal([false, {}]);
  });

  it('says why a sign-in failed', async () => {
    const { form } = begin();
    await form.attempt(() => Promise.reject(new PresenceError('unreachable')));
    const failed = form.outcome;
    await form.attempt(() => undefined);
    expect([failed, form.outcome]).to.deep.equal([{ kind: 'unsigned', problem: 'unreachable' }, { kind: 'none' }]);
  });
});
