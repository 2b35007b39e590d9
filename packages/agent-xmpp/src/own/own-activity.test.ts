import { parseXml } from '@presence-elements/xml';
import { activityOf } from '../contact/activity.js';
import { activityRequest } from './own-activity.js';

const payload = (request: { readonly xml: string }) => parseXml(request.xml)!.children[0]!.children[0]!.children[0]!;

describe('what one does', () => {
  it.each(['in-call', 'in-meeting', 'working', 'meal', 'travel', 'vacation', 'holiday', 'sleeping', 'appointment', 'gaming'])('as %s is read as that by others', kind => {
    expect(activityOf(payload(activityRequest({ kind })), [])?.kind).toBe(kind);
  });

  it('may be in words of one\'s own', () => {
    expect(activityOf(payload(activityRequest({ kind: 'juggling' })), [])?.text).toBe('juggling');
    expect(activityOf(payload(activityRequest({ kind: 'in-call', text: 'With <Eve>' })), [])).toMatchObject({ kind: 'in-call', text: 'With <Eve>' });
  });

  it('is taken back by saying nothing', () => {
    expect(activityRequest(undefined).xml).toContain(`<item id='current'><activity xmlns='http://jabber.org/protocol/activity'/></item>`);
  });
});
