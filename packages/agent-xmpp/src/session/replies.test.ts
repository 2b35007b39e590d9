import { xml } from '../../test/scene.js';
import { replyTo } from './replies.js';

describe('a request of somebody else', () => {
  it('for a sign of life is answered', () => {
    expect(replyTo(xml(`<iq type='get' id='1' from='corp.example'><ping xmlns='urn:xmpp:ping'/></iq>`))).toBe(`<iq xmlns='jabber:client' type='result' id='1' to='corp.example'/>`);
  });

  it('for what we are is answered', () => {
    expect(replyTo(xml(`<iq type='get' id='1' from='corp.example'><query xmlns='http://jabber.org/protocol/disco#info'/></iq>`))).toContain('mood+notify');
  });

  it('that pushes a change of the roster is acknowledged', () => {
    const push = xml(`<iq type='set' id='1'><query xmlns='jabber:iq:roster'/></iq>`);
    expect([replyTo(push, true), replyTo(push)]).toEqual([expect.stringContaining(`type='result'`), expect.stringContaining('service-unavailable')]);
  });

  it('for anything else is refused, as it may not be left without an answer', () => {
    for (const inside of [`<query xmlns='urn:unheard:of'/>`, '', `<query xmlns='http://jabber.org/protocol/disco#info' node='another'/>`]) {
      expect(replyTo(xml(`<iq type='get' id='1' from='eve@corp.example/x'>${inside}</iq>`))).toContain('service-unavailable');
    }
  });

  it('is none where it is an answer itself', () => {
    expect(replyTo(xml(`<iq type='result' id='1'/>`))).toBeUndefined();
    expect(replyTo(xml(`<iq type='error' id='1'/>`))).toBeUndefined();
  });
});
