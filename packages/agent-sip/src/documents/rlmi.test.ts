import { parseXml } from '@presence-elements/xml';
import { readRlmi, type Rlmi } from './rlmi.js';

const read = (attributes: string, inside: string = ''): Rlmi | undefined => readRlmi(parseXml(`<list xmlns="urn:ietf:params:xml:ns:rlmi" uri="sip:friends@example.org" ${attributes}>${inside}</list>`)!);

describe('a reader of resource lists', () => {
  it('reads resources, their instances and where their bodies are', () => {
    expect(read('version="1" fullState="true"', `<name>Friends</name>
      <resource uri="sip:bob@example.org"><name>Bob</name><instance id="1" state="active" cid="&lt;a@b&gt;"/></resource>
      <resource uri="sip:dave@example.org"><instance id="2" state="terminated" reason="rejected"/></resource>
      <resource uri="sip:eve@example.org"/>`)).toEqual({
      uri: 'sip:friends@example.org',
      version: 1,
      full: true,
      resources: [
        { uri: 'sip:bob@example.org', instances: [{ id: '1', state: 'active', cid: 'a@b' }] },
        { uri: 'sip:dave@example.org', instances: [{ id: '2', state: 'terminated', reason: 'rejected' }] },
        { uri: 'sip:eve@example.org', instances: [] },
      ],
    });
  });

  it('takes both spellings of a boolean', () => {
    expect([read('version="1" fullState="1"'), read('version="2" fullState="0"')].map(list => list?.full)).toEqual([true, false]);
  });

  it('leaves out a resource without address, and an instance without id or with a state of its own', () => {
    expect(read('version="0" fullState="true"', '<resource/><resource uri="sip:a@b"><instance state="active"/><instance id="1" state="dozing"/></resource>')!.resources).toEqual([{ uri: 'sip:a@b', instances: [] }]);
  });

  it.each(['fullState="true"', 'version="1"', 'version="1" fullState="perhaps"', 'version="x" fullState="true"'])('reads nothing that cannot be put in order: %s', attributes => {
    expect(read(attributes)).toBeUndefined();
  });
});
