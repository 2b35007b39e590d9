import { parseXml } from '@presence-elements/xml';
import { readStateCategories, type StateCategories } from './state.js';

const read = (text: string): StateCategories | undefined => readStateCategories(parseXml(text)!);
const state = (attributes: string, inside: string): string =>
  `<state xmlns="http://schemas.microsoft.com/2006/09/sip/state" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" ${attributes}>${inside}</state>`;

describe('a reader of Microsoft’s states', () => {
  it('reads a state that stands alone', () => {
    expect(read(state('xsi:type="aggregateState" lastActive="2012-07-12T13:58:54" startTime="2012-07-12T13:00:00Z"', '<availability> 3500 </availability><activity token="in-a-meeting"/><device>computer</device>'))).toEqual({
      states: [{ type: 'aggregateState', availability: 3500, activity: { token: 'in-a-meeting' }, device: 'computer', lastActiveAt: Date.UTC(2012, 6, 12, 13, 58, 54), since: Date.UTC(2012, 6, 12, 13) }],
      notes: [],
    });
  });

  it('believes when somebody was last active of the composed state only', () => {
    expect(read(state('xsi:type="machineState" lastActive="2012-07-12T13:58:54"', ''))!.states[0]).toMatchObject({ type: 'machineState', lastActiveAt: undefined });
  });

  it('reads what somebody calls an activity, while it counts', () => {
    const busy = '<activity minAvailability="6500" maxAvailability="8999"><custom LCID="1033">Interviewing</custom></activity>';
    expect(read(state('', `<availability>6500</availability>${busy}`))!.states[0]!.activity).toEqual({ text: 'Interviewing' });
    expect(read(state('', `<availability>9500</availability>${busy}`))!.states[0]!.activity).toBeUndefined();
  });

  it('reads states and notes out of the categories around them', () => {
    const note = '<note xmlns="http://schemas.microsoft.com/2006/09/sip/note"><body type="personal" uri="">Back at 3</body><body type="OOF" endTime="2026-12-01T00:00:00Z">On leave</body></note>';
    expect(read(`<categories xmlns="http://schemas.microsoft.com/2006/09/sip/categories" uri="sip:sam@contoso.com">
      <category name="state" instance="0">${state('xsi:type="aggregateState"', '<availability>18000</availability>')}</category><category name="note" instance="0">${note}</category></categories>`)).toMatchObject({
      uri: 'sip:sam@contoso.com',
      states: [{ availability: 18000 }],
      notes: [{ text: 'Back at 3', outOfOffice: false }, { text: 'On leave', outOfOffice: true, until: Date.UTC(2026, 11, 1) }],
    });
  });

  it('reads categories of nothing as nothing said', () => {
    expect(read('<categories xmlns="http://schemas.microsoft.com/2006/09/sip/categories"/>')).toEqual({ states: [], notes: [] });
  });

  it('reads no number that is none', () => {
    expect(read(state('', '<availability>-1</availability>'))!.states[0]!.availability).toBeUndefined();
  });

  it.each(['<state/>', '<note xmlns="urn:ietf:params:xml:ns:pidf">x</note>', '<state xmlns="urn:x"><availability>3500</availability></state>', '<categories/>'])('reads nothing else: %s', text => {
    expect(read(text)).toBeUndefined();
  });
});
