import { ADA, at, BOB, xml } from '../../test/scene.js';
import { Contacts } from './contacts.js';

const OWN = 'me@corp.example', NOW = 1_700_000_000_000;
const both = (jid: string) => ({ jid, subscription: 'both', ask: false });

function contacts(...jids: readonly string[]) {
  const all = new Contacts([]);
  all.begin(jids.map(both), `${OWN}/1`);
  const report = (jid: string) => all.report(at(jid)[0]!, jid, NOW);
  return { all, report };
}

describe('the contacts of a session', () => {
  it('are pending until something is heard, and so are one\'s own devices', () => {
    const { all, report } = contacts(ADA);
    expect(report(ADA)).toMatchObject({ availability: 'unknown', problem: 'pending' });
    expect([...all.unheard]).toEqual([ADA, OWN]);
    expect(all.presence(xml(`<presence from='${ADA}/x'/>`), NOW)).toBe(ADA);
    expect(all.presence(xml(`<presence from='${ADA}/x'><show>dnd</show></presence>`), NOW)).toBeUndefined();
    expect(report(ADA)).toMatchObject({ availability: 'dnd' });
    all.presence(xml(`<presence/>`), NOW);
    expect(report(OWN)).toMatchObject({ availability: 'online' });
  });

  it('are heard only if they are known', () => {
    const { all, report } = contacts(ADA);
    expect(all.presence(xml(`<presence from='eve@corp.example/x'/>`), NOW)).toBeUndefined();
    all.event(xml(`<message from='eve@corp.example'/>`), NOW);
    expect(report('eve@corp.example')).toMatchObject({ availability: 'unknown' });
  });

  it('are offline by silence where they share, and share nothing by silence where they do not', () => {
    const { all, report } = contacts(ADA);
    all.admit('eve@corp.example', true);
    all.admit('sue@corp.example', false);
    expect([report('eve@corp.example').problem, report('sue@corp.example').problem]).toEqual(['pending', 'not-shared']);
    all.assume([ADA, 'eve@corp.example', 'sue@corp.example']);
    expect(report(ADA)).toMatchObject({ availability: 'offline', confidence: 'assumed' });
    expect(report('eve@corp.example')).toMatchObject({ availability: 'unknown', problem: 'not-shared' });
    expect([...all.unheard]).toEqual([OWN]);
  });

  it('are as unheard as before by what says nothing of them', () => {
    const { all, report } = contacts(ADA, BOB);
    // They let us see them; or they block us, where a server puts it so.
    expect(all.presence(xml(`<presence from='${ADA}' type='subscribed'/>`), NOW)).toBeUndefined();
    expect(all.presence(xml(`<presence from='${BOB}' type='error'><error><service-unavailable xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></presence>`), NOW)).toBeUndefined();
    all.assume([ADA, BOB]);
    expect([report(ADA), report(BOB)]).toMatchObject([{ availability: 'offline', confidence: 'assumed' }, { availability: 'offline', confidence: 'assumed' }]);
  });

  it('are kept without end where they are on the roster, and as strangers only ten thousand', () => {
    const { all, report } = contacts(ADA);
    for (let n = 0; n < 10_001; n++) all.admit(`stranger${n}@corp.example`, true);
    expect([all.knows(ADA), all.knows('stranger0@corp.example'), all.knows('stranger1@corp.example'), all.unheard.size]).toEqual([true, false, true, 10_002]);
    expect(report('stranger0@corp.example').problem).toBe('not-shared');
    all.enter([both('stranger1@corp.example')]);
    all.admit('sue@corp.example', false);
    expect(all.knows('stranger1@corp.example')).toBe(true);
  });

  it('share nothing where the server says so to a probe', () => {
    const { all, report } = contacts();
    all.admit('eve@corp.example', true);
    all.presence(xml(`<presence from='eve@corp.example' type='unsubscribed'/>`), NOW);
    expect([report('eve@corp.example').problem, all.unheard.has('eve@corp.example')]).toEqual(['not-shared', false]);
  });

  it('come and go with the roster', () => {
    const { all, report } = contacts(ADA);
    all.presence(xml(`<presence from='${ADA}/x'/>`), NOW);
    all.enter([{ jid: ADA, subscription: 'none', ask: true }, both(BOB), both('')]);
    expect([report(ADA).problem, [...all.unheard].includes(BOB), all.has(BOB), all.has('')]).toEqual(['pending', true, true, false]);
    all.enter([{ jid: OWN, subscription: 'none', ask: false }]);
    expect(report(OWN).problem).toBe('pending');
  });

  it('are unheard again once what was heard no longer counts', () => {
    const { all, report } = contacts(ADA);
    all.presence(xml(`<presence from='${ADA}/x'/>`), NOW);
    expect([all.renew(ADA), report(ADA).problem, all.unheard.has(ADA)]).toEqual([true, 'pending', true]);
    expect(all.renew('eve@corp.example')).toBe(false);
  });

  it('are reported under the address that was asked for', () => {
    const { all } = contacts(ADA);
    expect(all.report(at(`xmpp:${ADA}`)[0]!, ADA, NOW).address.text).toBe(`xmpp:${ADA}`);
  });

  it('are all forgotten with the connection', () => {
    const { all, report } = contacts(ADA);
    all.presence(xml(`<presence from='${ADA}/x'/>`), NOW);
    all.clear();
    expect([report(ADA).availability, all.has(ADA), all.changed.size, all.unheard.size]).toEqual(['unknown', false, 0, 0]);
  });
});
