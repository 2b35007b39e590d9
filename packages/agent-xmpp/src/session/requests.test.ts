import { fakeClock } from '@presence-elements/testing';
import { PresenceError } from '@presence-elements/core';
import { parseXml } from '@presence-elements/xml';
import { xml } from '../../test/scene.js';
import { tag } from '../markup.js';
import { Requests } from './requests.js';

const OWN = 'me@corp.example/desk';

function requests() {
  const clock = fakeClock(), sent: string[] = [];
  const all = new Requests({ ...clock, random: () => 0.5 }, text => sent.push(text));
  const ask = (to?: string, take?: () => void) => {
    const answer = all.ask('get', tag('ping'), { to, take });
    answer.catch(() => undefined);
    return { answer, id: parseXml(sent.at(-1)!)!.attributes.find(({ name }) => name === 'id')!.value };
  };
  return { clock, sent, all, ask };
}

describe('a request', () => {
  it('is answered by the server in its own name, in that of the account or in none', async () => {
    for (const from of ['', `from='corp.example'`, `from='me@corp.example'`, `from='${OWN}'`]) {
      const { all, ask } = requests(), { answer, id } = ask();
      expect(all.answer(xml(`<iq type='result' id='${id}' ${from}/>`), OWN)).toBe(true);
      await answer;
    }
  });

  it('is answered by nobody else', () => {
    const { all, ask, clock } = requests(), { id } = ask();
    for (const from of ['eve@corp.example', 'elsewhere.example', 'me@elsewhere.example']) expect(all.answer(xml(`<iq type='result' id='${id}' from='${from}'/>`), OWN)).toBe(false);
    expect(all.answer(xml(`<iq type='get' id='${id}'/>`), OWN)).toBe(false);
    expect(all.answer(xml(`<iq type='result' id='another'/>`), OWN)).toBe(false);
    expect(clock.pending).toBe(1);
  });

  it('to somebody is answered by them', async () => {
    const { all, ask } = requests(), { answer, id } = ask('corp.example');
    expect(all.answer(xml(`<iq type='result' id='${id}'/>`), OWN)).toBe(false);
    expect(all.answer(xml(`<iq type='result' id='${id}' from='corp.example'/>`), OWN)).toBe(true);
    await answer;
  });

  it('takes its answer before anything that comes after it', () => {
    const { all, ask } = requests();
    let taken = 0;
    const { id } = ask(undefined, () => { taken++; });
    all.answer(xml(`<iq type='result' id='${id}'/>`), OWN);
    expect(taken).toBe(1);
  });

  it('fails as the answer says, or after a while, or with the connection', async () => {
    const { all, ask, clock } = requests();
    const refused = ask(), late = ask(), cut = ask();
    all.answer(xml(`<iq type='error' id='${refused.id}'><error><forbidden xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>`), OWN);
    await expect(refused.answer).rejects.toMatchObject({ code: 'forbidden' });
    await clock.advance(15_000);
    await expect(late.answer).rejects.toMatchObject({ code: 'timeout' });
    await expect(cut.answer).rejects.toMatchObject({ code: 'timeout' });
    const last = ask();
    all.clear(new PresenceError('unreachable'));
    await expect(last.answer).rejects.toMatchObject({ code: 'unreachable' });
    await expect(all.ask('get', tag('ping'))).rejects.toMatchObject({ code: 'unreachable' });
    expect(clock.pending).toBe(0);
  });

  it('has an id of its own', () => {
    const { all } = requests();
    expect(new Set(Array.from({ length: 100 }, () => all.id())).size).toBe(100);
  });
});
