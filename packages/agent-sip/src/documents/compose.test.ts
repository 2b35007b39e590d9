import { parseXml } from '@presence-elements/xml';
import { compose } from './compose.js';
import { readDialogInfo, type DialogInfo } from './dialog-info.js';
import { readPidf, type Pidf } from './pidf.js';

const now = Date.UTC(2026, 10, 21);
const presence = (basic: string, activity: string = ''): Pidf => readPidf(parseXml(`<presence xmlns="urn:ietf:params:xml:ns:pidf" xmlns:dm="urn:ietf:params:xml:ns:pidf:data-model" xmlns:r="urn:ietf:params:xml:ns:pidf:rpid"><tuple id="t"><status><basic>${basic}</basic></status><note xml:lang="en">hi</note><note xml:lang="de">da</note></tuple>
  <dm:person id="p"><r:activities>${activity}</r:activities></dm:person></presence>`)!)!;
const dialog = (state: string): DialogInfo => readDialogInfo(parseXml(`<dialog-info xmlns="urn:ietf:params:xml:ns:dialog-info" version="0" state="full"><dialog id="1" direction="recipient"><state>${state}</state></dialog></dialog-info>`)!)!;

describe('what is reported of an address', () => {
  it('is unknown, never offline, where nothing was heard', () => {
    expect(compose({}, now)).toEqual({ availability: 'unknown', problem: 'no-data' });
  });

  it.each([
    ['open', 'confirmed', 'busy', ['in-call']], ['closed', 'confirmed', 'busy', ['in-call']], ['open', 'terminated', 'online', undefined], ['closed', 'terminated', 'offline', undefined],
  ])('lets calls speak beside presence: %s, %s → %s', (basic, state, availability, kinds) => {
    const report = compose({ presence: presence(basic), dialog: dialog(state) }, now);
    expect([report.availability, report.activities?.map(({ kind }) => kind)]).toEqual([availability, kinds]);
  });

  it('does not let a call lift do not disturb', () => {
    expect(compose({ presence: presence('open', '<r:sleeping/>'), dialog: dialog('confirmed') }, now).availability).toBe('dnd');
  });

  it('takes an idle line for nothing', () => {
    expect(compose({ dialog: dialog('terminated') }, now)).toEqual({ availability: 'unknown', problem: 'no-data' });
  });

  it('lets a state of Microsoft’s speak beside presence', () => {
    expect(compose({ presence: presence('open'), state: { states: [{ type: 'aggregateState', availability: 9500 }], notes: [] } }, now).availability).toBe('dnd');
    expect(compose({ presence: presence('open'), state: { states: [{ type: 'aggregateState', availability: 0 }], notes: [] } }, now).availability).toBe('online');
  });

  it('speaks the language that is wanted', () => {
    expect(compose({ presence: presence('open') }, now, { languages: ['de'] }).note).toEqual({ text: 'da', lang: 'de' });
  });
});
