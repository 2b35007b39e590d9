import { expect } from 'chai';
import { addMessages, langOf, messagesFor, onMessages } from './localize.js';
import { enOverlay } from './locales/en-overlay.js';

const pageLang = document.documentElement.lang;

function draw(markup: string): HTMLElement {
  const area = document.createElement('div');
  area.innerHTML = markup;
  document.body.append(area);
  return area.querySelector<HTMLElement>('b')!;
}

/** Mutation observers report in a microtask. */
const observed = (): Promise<void> => Promise.resolve();

describe('the language of an element', () => {
  afterEach(() => {
    document.body.replaceChildren();
    document.documentElement.lang = pageLang;
  });

  it('is that of the nearest lang around it', () => {
    expect(langOf(draw('<p lang="fr"><i lang="de-AT"><b></b></i></p>'))).to.equal('de-AT');
  });

  it('is found out of shadow roots, closed ones too', () => {
    const host = draw('<p lang="ar"><b></b><span></span></p>').nextElementSibling!;
    const inner = document.createElement('i');
    host.attachShadow({ mode: 'closed' }).append(inner);
    expect(langOf(inner)).to.equal('ar');
  });

  it('is that of the page where nothing nearer says so', () => {
    document.documentElement.lang = 'ja';
    expect(langOf(draw('<b></b>'))).to.equal('ja');
  });

  it('is English where it is said to be unknown, or nobody says', () => {
    document.documentElement.lang = 'de';
    expect(langOf(draw('<p lang=""><b></b></p>'))).to.equal('en');
    document.documentElement.removeAttribute('lang');
    expect(langOf(draw('<b></b>'))).to.equal('en');
    expect(langOf(document.createElement('b'))).to.equal('en');
  });
});

describe('messages', () => {
  afterEach(() => document.body.replaceChildren());

  it('come in English for a language that nobody added', () => {
    const words = messagesFor(draw('<b lang="tlh"></b>'));
    expect(words.availability.dnd).to.equal('Do not disturb');
    expect(words.lang).to.equal('en');
  });

  it('fall back from a region to its language, and for what is missing to English', () => {
    addMessages('de', { lang: 'de', availability: { away: 'Abwesend', busy: 'Beschäftigt' } });
    addMessages('de-AT', { availability: { busy: 'Im Stress' } });
    const { availability } = messagesFor(draw('<b lang="de-AT"></b>'));
    expect([availability.busy, availability.away, availability.offline]).to.deep.equal(['Im Stress', 'Abwesend', 'Offline']);
  });

  it('do not mind how a language tag is written', () => {
    addMessages('pt-BR', { idle: 'inativo' });
    expect(messagesFor(draw('<b lang="PT-br"></b>')).idle).to.equal('inativo');
  });

  it('follow the host where it says things in its own way', () => {
    addMessages('en', { availability: { online: 'In' } });
    const { availability } = messagesFor(draw('<b lang="en-GB"></b>'));
    expect([availability.online, availability.away]).to.deep.equal(['In', 'Away']);
    addMessages('en', { availability: { online: 'Available' } });
  });

  it('bring the words of an overlay only to who asks for them', () => {
    const element = draw('<b lang="nl"></b>');
    addMessages('nl', { problems: { timeout: 'Geen antwoord' }, idle: 'inactief' });
    const words = messagesFor(element, enOverlay);
    expect([words.problems.timeout, words.problems.pending, words.idle]).to.deep.equal(['Geen antwoord', 'Checking…', 'inactief']);
  });

  it('are one table per language, however many ask', () => {
    expect(messagesFor(draw('<b lang="it"></b>'))).to.equal(messagesFor(draw('<b lang="it"></b>')));
  });

  it('are grammar, not concatenation: a name may be missing', () => {
    const { state } = messagesFor(draw('<b lang="en"></b>'));
    expect(state('Ada Lovelace', ['Away', 'last known'])).to.equal('Ada Lovelace: Away, last known');
    expect(state(undefined, ['Away'])).to.equal('Away');
  });
});

describe('who draws messages', () => {
  afterEach(() => (document.documentElement.lang = pageLang));

  it('hears when a language is added, until it leaves', () => {
    let heard = 0;
    const leave = onMessages(() => heard++);
    addMessages('sv', { idle: 'inaktiv' });
    leave();
    leave();
    addMessages('sv', { idle: 'frånvarande' });
    expect(heard).to.equal(1);
  });

  it('hears when the page changes its language', async () => {
    let heard = 0;
    const leave = onMessages(() => heard++);
    document.documentElement.lang = 'fr';
    await observed();
    leave();
    expect(heard).to.equal(1);
  });

  it('still hears when another one has left', async () => {
    let heard = 0;
    const other = onMessages(() => undefined);
    const leave = onMessages(() => heard++);
    other();
    document.documentElement.lang = 'fr';
    await observed();
    leave();
    expect(heard).to.equal(1);
  });

  it('keeps no observer on the page once nobody listens', async () => {
    let heard = 0;
    onMessages(() => heard++)();
    document.documentElement.lang = 'fr';
    await observed();
    expect(heard).to.equal(0);
  });
});
