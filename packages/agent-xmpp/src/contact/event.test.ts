import { parseXml } from '@presence-elements/xml';
import { describe, expect, it } from 'vitest';
import { publishedIn } from './event.js';

const ACTIVITY = 'http://jabber.org/protocol/activity', MOOD = 'http://jabber.org/protocol/mood';
const read = (inside: string, attributes = '') =>
  publishedIn(parseXml(`<message xmlns="jabber:client" from="bob@example.org" ${attributes}><event xmlns="http://jabber.org/protocol/pubsub#event">${inside}</event></message>`)!, []);
const item = (payload: string): string => `<item id="current">${payload}</item>`;
const happy = item(`<mood xmlns="${MOOD}"><happy/></mood>`), sad = item(`<mood xmlns="${MOOD}"><sad/></mood>`);

describe('a personal event', () => {
  it('tells what somebody does', () => {
    expect(read(`<items node="${ACTIVITY}">${item(`<activity xmlns="${ACTIVITY}"><eating/></activity>`)}</items>`)).toEqual({ node: 'activity', activity: { kind: 'meal' } });
  });

  it('tells the last of several', () => {
    expect(read(`<items node="${MOOD}">${happy}${sad}</items>`)).toEqual({ node: 'mood', activity: { kind: 'mood', text: 'sad' } });
  });

  it.each([
    `<items node="${MOOD}">${item(`<mood xmlns="${MOOD}"/>`)}</items>`,
    `<items node="${MOOD}"><retract id="current"/></items>`,
    `<purge node="${MOOD}"/>`,
    `<delete node="${MOOD}"/>`,
  ])('clears by %s', inside => {
    expect(read(inside)).toEqual({ node: 'mood', activity: undefined });
  });

  it.each([
    '',
    `<items node="${MOOD}"/>`,
    `<items node="${MOOD}">${item('')}</items>`,
    `<items node="${MOOD}">${item('<mood xmlns="urn:other"><happy/></mood>')}</items>`,
    `<items node="${ACTIVITY}">${happy}</items>`,
    `<items node="urn:xmpp:avatar:metadata">${item('<metadata xmlns="urn:xmpp:avatar:metadata"/>')}</items>`,
    `<items>${happy}</items>`,
    `<configuration node="${MOOD}"/>`,
    `<items node="__proto__">${happy}</items>`,
  ])('changes nothing by %s', inside => {
    expect(read(inside)).toBeUndefined();
  });

  it('that comes back as an error is none', () => {
    expect(read(`<items node="${MOOD}">${happy}</items>`, 'type="error"')).toBeUndefined();
  });
});
