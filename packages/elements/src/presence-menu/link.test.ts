import { parseAddress } from '@presence-elements/core';
import { expect } from 'chai';
import { defaultLink, safeLink } from './link.js';

describe('a link that a network gives', () => {
  it('is followed where it only starts a conversation or shows a page', () => {
    for (const link of [
      'mailto:ada@corp.example', 'im:ada@corp.example', 'sip:ada@corp.example', 'sips:ada@corp.example', 'xmpp:ada@corp.example',
      'xmpp:ada@corp.example?message', 'tel:+49-30-1234', 'https://meet.example/room?x=1#y', 'msteams:/l/chat/0/0?users=ada@corp.example',
    ]) expect(safeLink(link)).to.equal(link);
  });

  it('is refused where its scheme is any other, however it is written', () => {
    for (const link of [
      'javascript:alert(1)', 'JaVaScRiPt:alert(1)', 'java\tscript:alert(1)', ' javascript:alert(1)', '\u0001javascript:alert(1)', 'data:text/html,x',
      'vbscript:x', 'blob:https://a/b', 'file:///etc/passwd', 'http://corp.example/', '//corp.example', '/people/ada', 'ms-word:ofe|u|x', '', 'ada', undefined, 7, {},
    ]) expect(safeLink(link)).to.equal(undefined);
  });

  it('loses what would write in somebody\'s name', () => {
    expect(safeLink('mailto:ada@corp.example?bcc=eve@evil.example&body=x')).to.equal('mailto:ada@corp.example');
    expect(safeLink('sip:ada@corp.example;transport=tcp?Subject=x')).to.equal('sip:ada@corp.example');
    expect(safeLink('xmpp:ada@corp.example?message;body=I%20quit')).to.equal('xmpp:ada@corp.example?message');
    expect(safeLink('xmpp:ada@corp.example?remove')).to.equal('xmpp:ada@corp.example');
  });

  it('is refused where it hides line breaks, spaces or credentials', () => {
    for (const link of [
      'sip:ada@corp.example%0d%0aX:1', 'mailto:ada@corp.example%0D%0Abcc:eve', 'sip:ada @corp.example', 'sip:a\n@b', 'https://corp.example@evil.example/',
      'https://corp.example\\@evil.example/', 'mailto:<ada@corp.example>', 'sip:ada%00@corp.example', 'sip:\u202Eada@corp.example',
    ]) expect(safeLink(link)).to.equal(undefined);
  });

  it('dials a number and nothing more', () => {
    expect(safeLink('tel:+1555,,1234')).to.equal(undefined);
    expect(safeLink('tel:*21*5551234#')).to.equal(undefined);
    expect(safeLink('tel:555;postd=pp22')).to.equal('tel:555');
  });

  it('to a Matrix user goes by matrix.to', () => {
    expect(safeLink('matrix:u/ada:matrix.example?action=chat')).to.equal('https://matrix.to/#/%40ada%3Amatrix.example');
    expect(safeLink('matrix:r/room:matrix.example')).to.equal(undefined);
  });
});

describe('the link of an address by itself', () => {
  const link = (...[capability, address]: [Parameters<typeof defaultLink>[0], string]): string | undefined => defaultLink(capability, parseAddress(address));

  it('is that of the scheme it is written in', () => {
    expect(link('mail', 'ada@corp.example')).to.equal('mailto:ada@corp.example');
    expect(link('message', 'ada@corp.example')).to.equal('im:ada@corp.example');
    expect(link('message', 'xmpp:ada@corp.example')).to.equal('xmpp:ada@corp.example?message');
    expect(link('message', '@ada:matrix.example')).to.equal('https://matrix.to/#/%40ada%3Amatrix.example');
    expect(link('call', 'sip:ada@corp.example')).to.equal('sip:ada@corp.example');
    expect(link('call', 'sips:ada@corp.example')).to.equal('sips:ada@corp.example');
  });

  it('is none where the scheme does not say how', () => {
    expect(link('mail', 'xmpp:ada@corp.example')).to.equal(undefined);
    expect(link('call', 'ada@corp.example')).to.equal(undefined);
    expect(link('video', 'sip:ada@corp.example')).to.equal(undefined);
    expect(link('message', 'icq:12345')).to.equal(undefined);
    expect(link('mail', 'no address')).to.equal(undefined);
  });

  it('is encoded', () => {
    expect(link('mail', 'a&b=c%25d@corp.example')).to.equal('mailto:a%26b%3Dc%25d@corp.example');
  });
});
