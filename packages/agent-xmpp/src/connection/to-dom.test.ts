import { fromDom, parseXml, type DomElement } from '@presence-elements/xml';
import { loadStrophe } from './load-strophe.js';
import { toDom } from './to-dom.js';

describe('an element in a DOM', () => {
  it.each([
    `<presence xmlns='jabber:client' from='a@b/c' xml:lang='de'><show>away</show><x xmlns='urn:x'><y/></x></presence>`,
    `<s:features xmlns:s='http://etherx.jabber.org/streams'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/></s:features>`,
    `<a>&lt;b&gt;</a>`,
  ])('is what it was: %s', async text => {
    const element = parseXml(text)!, node = toDom((await loadStrophe()).xmlGenerator(), element);
    expect(fromDom(node as unknown as DomElement)).toEqual(element);
  });
});
