import { createHash } from 'node:crypto';
import { capsOf, capsText, discoInfo, features, isOurNode, VER } from './caps.js';

describe('what this client says of itself', () => {
  it('has the hash that belongs to it', () => {
    expect(createHash('sha1').update(capsText()).digest('base64')).toBe(VER);
    expect(features).toEqual(features.toSorted());
  });

  it('asks for moods and activities', () => {
    expect(features.filter(feature => feature.endsWith('+notify'))).toEqual(['http://jabber.org/protocol/activity+notify', 'http://jabber.org/protocol/mood+notify']);
  });

  it('is told under its own node and without one', () => {
    const node = `${/node='([^']+)'/.exec(capsOf().xml)![1]!}#${VER}`;
    expect([isOurNode(undefined), isOurNode(node), isOurNode('another')]).toEqual([true, true, false]);
    expect(discoInfo(node).xml).toContain(`node='${node}'`);
  });
});
