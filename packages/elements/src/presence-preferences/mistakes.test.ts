import { PresenceError } from '@presence-elements/core';
import { expect } from 'chai';
import { enPreferences } from '../i18n/locales/en-preferences.js';
import { addressMistake, listable, mistakesOf, sentenceOf } from './mistakes.js';

describe('mistakes', () => {
  it('are found in what is no address, but not in an empty field', () => {
    for (const text of ['', '  ', 'ada@corp.example', ' sip:ada@corp.example', 'ymsgr:ada', '@ada:matrix.example']) expect(addressMistake(text), text).to.equal(undefined);
    for (const text of ['ada', 'ada@', 'ada@corp example', 'a@corp.example b@corp.example', 'javascript:alert(1)', '<b>@corp.example', '“ada@corp.example”', '«ada@corp.example»']) {
      expect(addressMistake(text), text).to.deep.equal({ code: 'not-an-address' });
    }
  });

  it('are not in addresses, domains and routes, which come in their normal form', () => {
    expect(['MAILTO:Ada@Corp.example', ' Corp.Example ', '*.Corp.example', 'aim:', 'aim:ada'].map(listable))
      .to.deep.equal(['ada@corp.example', 'corp.example', '*.corp.example', 'aim:', 'aim:ada']);
    for (const text of ['', 'ada', 'corp example', 'a@b.example c', 'https://corp.example/', '*.']) expect(listable(text), text).to.equal(undefined);
  });

  it('are told by field, of several the first', () => {
    const refusal = Object.assign(new Error('no'), { name: 'SettingsError', problems: [
      { path: 'block.3', code: 'not-an-address', message: 'first' }, { path: 'block.7', code: 'too-many', message: 'second' }, { path: 'sharing', code: 'conflict', message: '' },
    ] });
    expect(Object.entries(mistakesOf(refusal)!).map(([field, { code }]) => [field, code]).sort()).to.deep.equal([['block', 'not-an-address'], ['sharing', 'conflict']]);
    for (const other of [new PresenceError('timeout'), new Error('SettingsError'), undefined, 'SettingsError']) expect(mistakesOf(other)).to.equal(undefined);
  });

  it('are said in the reader\'s words, else as the network has it, as safe text', () => {
    expect(sentenceOf({ code: 'too-long', message: 'Write 64 at most.' }, enPreferences)).to.deep.equal({ text: 'This is too long.' });
    expect(sentenceOf({ code: 'route-taken', message: '<b>Taken\u202E' }, enPreferences)).to.deep.equal({ text: '<b>Taken', lang: 'en' });
    expect(sentenceOf({ code: 'constructor' }, enPreferences)).to.deep.equal({ text: 'This cannot be used.' });
  });
});
