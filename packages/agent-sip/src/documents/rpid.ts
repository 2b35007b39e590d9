import type { Note } from '@presence-elements/core';
import { attributeOf, langOf, type XmlElement } from '@presence-elements/xml';
import { PIDF, rich } from './namespaces.js';
import { noteOf, wordsOf } from './words.js';
import { instantOf } from './xsd.js';

/** What RPID adds to a person, a tuple or a device (RFC 4480): the rest of it says nothing about availability. */
export interface Rpid {
  readonly spans: readonly ActivitySpan[];
  readonly input?: UserInput | undefined;
}

/** Activities with the time in which they count (RFC 4480 §3.1). */
export interface ActivitySpan {
  readonly activities: readonly NamedActivity[];
  readonly notes: readonly Note[];
  /** Milliseconds since the epoch; `until` is past the last one that counts. */
  readonly from?: number | undefined;
  readonly until?: number | undefined;
}

export interface NamedActivity {
  readonly name: string;
  readonly text?: string | undefined;
}

/** RFC 4480 §3.13. */
export interface UserInput {
  readonly idle: boolean;
  /** Milliseconds since the epoch. */
  readonly lastInputAt?: number | undefined;
}

/** Reads what RPID says inside an element, or inside its `status` as the drafts had it. */
export function readRpid(holder: XmlElement, lang: string | undefined): Rpid {
  const status = holder.children.filter(({ name, ns }) => name === 'status' && (ns === PIDF || ns === holder.ns));
  const children = [holder, ...status].flatMap(element => element.children).filter(({ ns }) => rich.includes(ns));
  const input = children.filter(({ name }) => name === 'user-input').map(readInput).find(said => said);
  return { spans: children.filter(({ name }) => name === 'activities').map(child => readSpan(child, lang)), ...(input && { input }) };
}

function readSpan(element: XmlElement, inherited: string | undefined): ActivitySpan {
  const lang = langOf(element) ?? inherited;
  return {
    activities: namesIn(element),
    notes: element.children.filter(({ name }) => name === 'note').flatMap(note => noteOf(note, lang) ?? []),
    from: instantOf(attributeOf(element, 'from')),
    until: instantOf(attributeOf(element, 'until')),
  };
}

function namesIn(element: XmlElement): readonly NamedActivity[] {
  // Asterisk 12 wrote the name of an element where the element belongs: `<ep:activities>ep:busy</ep:activities>`.
  if (!element.children.length) return spelled(element.text);
  return element.children.filter(({ name }) => name !== 'note').flatMap(child => {
    // A draft had `<activity>away</activity>`.
    if (child.name === 'activity') return spelled(child.text);
    if (!rich.includes(child.ns)) return { name: 'other' };
    const text = child.name === 'other' ? wordsOf(child.text) : undefined;
    return { name: child.name, ...(text && { text }) };
  });
}

function spelled(text: string): readonly NamedActivity[] {
  const [, name] = /^(?:[\w-]{1,40}:)?([a-z-]{1,40})$/.exec(text.trim()) ?? [];
  return name ? [{ name }] : [];
}

function readInput(element: XmlElement): UserInput | undefined {
  const word = element.text.trim();
  if (word !== 'idle' && word !== 'active') return;
  return { idle: word === 'idle', lastInputAt: instantOf(attributeOf(element, 'last-input')) };
}
