import { attributeOf, childOf, type XmlElement } from '@presence-elements/xml';
import { wordsOf } from './words.js';
import { instantOf, naturalOf } from './xsd.js';

const CATEGORIES = 'http://schemas.microsoft.com/2006/09/sip/categories';
const STATE = 'http://schemas.microsoft.com/2006/09/sip/state';
const NOTE = 'http://schemas.microsoft.com/2006/09/sip/note';
const XSI = 'http://www.w3.org/2001/XMLSchema-instance';
const DEEPEST = 4; // from `roamingData` to `state`

/** What Microsoft's servers publish of somebody ([MS-PRES] §2.2.2.7). */
export interface StateCategories {
  readonly uri?: string | undefined;
  readonly states: readonly State[];
  readonly notes: readonly StateNote[];
}

export interface State {
  /** `aggregateState` is what the server has composed; others get to nobody but oneself. */
  readonly type: string;
  /** A number of the ranges in `state-ranges`. */
  readonly availability?: number | undefined;
  readonly activity?: { readonly token?: string | undefined; readonly text?: string | undefined } | undefined;
  /** computer, deskphone, mobile, web. */
  readonly device?: string | undefined;
  /** Milliseconds since the epoch; of an `aggregateState` only. */
  readonly lastActiveAt?: number | undefined;
  readonly since?: number | undefined;
}

export interface StateNote {
  readonly text: string;
  /** What one says when out of office, rather than of oneself. */
  readonly outOfOffice: boolean;
  readonly from?: number | undefined;
  readonly until?: number | undefined;
}

/** Reads state and note, alone or in the `categories` around them; `undefined` for what is neither. */
export function readStateCategories(root: XmlElement): StateCategories | undefined {
  const found = /^(state|note|categories|roamingData)$/.test(root.name) && root.ns.startsWith('http://schemas.microsoft.com/2006/09/sip/');
  if (!found) return;
  const uri = wordsOf(attributeOf(root, 'uri')), inside = flat(root, DEEPEST);
  const states = inside.filter(({ name, ns }) => name === 'state' && ns === STATE).map(readState);
  const notes = inside.filter(({ name, ns }) => name === 'body' && ns === NOTE).flatMap(readNote);
  return root.ns === CATEGORIES || states.length || notes.length ? { ...(uri && { uri }), states, notes } : undefined;
}

/** An element and what is inside, down to a depth. */
const flat = (element: XmlElement, depth: number): readonly XmlElement[] => [element, ...(depth ? element.children.flatMap(child => flat(child, depth - 1)) : [])];

function readState(element: XmlElement): State {
  const type = attributeOf(element, 'type', XSI)?.replace(/^.*:/, '') ?? '', availability = naturalOf(childOf(element, 'availability', STATE)?.text);
  const activity = readActivity(childOf(element, 'activity', STATE), availability), device = wordsOf(childOf(element, 'device', STATE)?.text);
  const lastActiveAt = type === 'aggregateState' ? instantOf(attributeOf(element, 'lastActive')) : undefined;
  return {
    type,
    ...(availability !== undefined && { availability }),
    ...(activity && { activity }),
    ...(device && { device }),
    lastActiveAt,
    since: instantOf(attributeOf(element, 'startTime')),
  };
}

/** An activity counts while the availability is in its range, where it has one. */
function readActivity(element: XmlElement | undefined, availability: number = 0): State['activity'] {
  if (!element) return;
  const [least = 0, most = Infinity] = ['minAvailability', 'maxAvailability'].map(name => naturalOf(attributeOf(element, name)));
  const token = wordsOf(attributeOf(element, 'token')), text = wordsOf(childOf(element, 'custom', STATE)?.text);
  return availability >= least && availability <= most ? { ...(token && { token }), ...(text && { text }) } : undefined;
}

function readNote(element: XmlElement): readonly StateNote[] {
  const text = wordsOf(element.text), [from, until] = ['startTime', 'endTime'].map(name => instantOf(attributeOf(element, name)));
  return text ? [{ text, outOfOffice: attributeOf(element, 'type') === 'OOF', from, until }] : [];
}
