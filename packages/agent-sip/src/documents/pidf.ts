import type { Note } from '@presence-elements/core';
import { attributeOf, childOf, childrenOf, langOf, type XmlElement } from '@presence-elements/xml';
import type { Meaning } from './activities.js';
import { DIGIUM, digiumTypes } from './asterisk.js';
import { DATA_MODEL, personal, PIDF, understood } from './namespaces.js';
import { readRpid, type Rpid } from './rpid.js';
import { noteOf } from './words.js';
import { booleanOf, instantOf } from './xsd.js';

/** A presence document (RFC 3863), taken apart again where a server put several together. */
export interface Pidf {
  /** Whose: `pres:ada@corp.example`; some servers leave it out. */
  readonly entity?: string | undefined;
  /** What each device published, in the order of the document. */
  readonly publications: readonly Publication[];
  /** Something that had to be understood was not: what is left says less than was meant. */
  readonly partly: boolean;
}

export interface Publication {
  readonly tuples: readonly Tuple[];
  readonly persons: readonly Person[];
  /** What devices say of their user's hands (RFC 4479 §3.4). */
  readonly devices: readonly Rpid[];
  readonly notes: readonly Note[];
}

/** A service (RFC 4479 §3.3): whether it is open says how a person can be reached, not what they do. */
export interface Tuple {
  /** Absent says nothing (RFC 4479 §3.6). */
  readonly basic?: 'open' | 'closed' | undefined;
  readonly notes: readonly Note[];
  readonly rpid: Rpid;
  /** Milliseconds since the epoch. */
  readonly since?: number | undefined;
}

/** The human (RFC 4479 §3.2). */
export interface Person {
  /** What was chosen on a phone of Digium's. */
  readonly chosen?: Meaning | undefined;
  readonly notes: readonly Note[];
  readonly rpid: Rpid;
  readonly since?: number | undefined;
}

interface Open { tuples: Tuple[]; persons: Person[]; devices: Rpid[]; notes: Note[] }

/** Reads a presence document; `undefined` for what is none. */
export function readPidf(root: XmlElement): Pidf | undefined {
  if (root.name !== 'presence' || root.ns !== PIDF) return;
  const publications: Open[] = [], lang = langOf(root), entity = attributeOf(root, 'entity')?.trim();
  let partly = false, last = '';
  for (const child of root.children) {
    if (isBeyond(child)) {
      partly = true;
      continue;
    }
    // Tuples come before all else (RFC 3863 §4.4): one that comes later is the first of another document, which a
    // server that does not compose (Kamailio) has put behind this one.
    const begins = child.name === 'tuple' && last !== 'tuple' && publications.at(-1)?.tuples.length;
    if (!publications.length || begins) publications.push({ tuples: [], persons: [], devices: [], notes: [] });
    add(child, publications.at(-1)!, langOf(child) ?? lang);
    last = child.name;
  }
  return { ...(entity && { entity }), publications, partly };
}

function add(child: XmlElement, to: Open, lang: string | undefined): void {
  const { name, ns } = child;
  if (ns === PIDF && name === 'note') to.notes.push(...notesIn([child], lang));
  else if (ns === PIDF && name === 'tuple') addTuple(child, to, lang);
  else if (personal.includes(ns) && name === 'person') to.persons.push(readPerson(child, lang));
  else if (ns === DATA_MODEL && name === 'device') to.devices.push(readRpid(child, lang));
}

/** A phone of Digium's tells what its user chose in a tuple, which is no service: unless it is closed, it counts as a person. */
function addTuple(child: XmlElement, to: Open, lang: string | undefined): void {
  const digium = attributeOf(child, 'id') === DIGIUM ? childOf(childOf(child, 'status', PIDF), 'digium_presence', PIDF) : undefined;
  const chosen = digiumTypes.get((digium && attributeOf(digium, 'type')) ?? '');
  if (digium && chosen) to.persons.push(readDigium(digium, chosen, lang));
  if (!digium) to.tuples.push(readTuple(child, lang));
  else if (chosen?.availability === 'offline') to.tuples.push({ ...readTuple(child, lang), basic: 'closed' });
}

function readTuple(element: XmlElement, lang: string | undefined): Tuple {
  const basic = childOf(childOf(element, 'status', PIDF), 'basic', PIDF)?.text.trim();
  return {
    ...((basic === 'open' || basic === 'closed') && { basic }),
    ...readAbout(element, PIDF, lang),
  };
}

const readPerson = (element: XmlElement, lang: string | undefined): Person => readAbout(element, element.ns, lang);

/** What tuples and persons have in common, each in its own namespace. */
function readAbout(element: XmlElement, ns: string, lang: string | undefined): Omit<Person, 'chosen'> {
  return { notes: notesIn(childrenOf(element, 'note', ns), lang), rpid: readRpid(element, lang), since: instantOf(childOf(element, 'timestamp', ns)?.text) };
}

function readDigium(element: XmlElement, chosen: Meaning, lang: string | undefined): Person {
  const note = noteOf(element, lang) ?? noteOf({ ...element, text: attributeOf(element, 'subtype') ?? '' }, lang);
  return { chosen, notes: note ? [note] : [], rpid: { spans: [] } };
}

const notesIn = (elements: readonly XmlElement[], lang: string | undefined): readonly Note[] => elements.flatMap(element => noteOf(element, lang) ?? []);

/** Must be understood, but is not (RFC 3863 §4.3.3): then nothing of what is around it can be relied on. */
function isBeyond(element: XmlElement): boolean {
  const must = !understood.has(element.ns) && (booleanOf(attributeOf(element, 'mustUnderstand', PIDF) ?? attributeOf(element, 'mustUnderstand')) ?? false);
  return must || element.children.some(isBeyond);
}
