import { parseXml, type XmlElement } from '@presence-elements/xml';
import type { Path } from './web-service.js';

/** A place in an answer, the same in JSON and XML. */
export interface Place {
  /** What stands there; undefined where that is no text. */
  readonly text: string | undefined;
  /** The places below of that name; through lists. */
  at(step: string): readonly Place[];
  /** Itself, or the members of the list that it is. */
  members(): readonly Place[];
}

/** The outermost place of a JSON text; undefined where it is none. */
export function readJson(text: string): Place | undefined {
  try {
    return jsonPlace(JSON.parse(text.replace(/^\uFEFF/, '')));
  } catch {
    return; // Not JSON, or nested deeper than anybody can read.
  }
}

/** The outermost element of an XML text; undefined where it is none, or has another name. */
export function readXmlText(text: string, root?: string): Place | undefined {
  const element = parseXml(text);
  return element && (root === undefined || element.name === root) ? xmlPlace(element) : undefined;
}

/** All places that a path leads to: of several paths, those of the first that leads anywhere. */
export function find(place: Place, path: Path): readonly Place[] {
  for (const one of [path].flat()) {
    const found = one.split('.').reduce<readonly Place[]>((places, step) => places.flatMap(from => from.at(step)), [place]).flatMap(each => each.members());
    if (found.length) return found;
  }
  return [];
}

/** The first text that a path leads to, as it was written. */
export function textAt(place: Place, path: Path | undefined): string | undefined {
  return path === undefined ? undefined : find(place, path).find(({ text }) => text !== undefined)?.text;
}

/** The same for what is no prose: without white space around it. */
export const wordAt = (place: Place, path: Path | undefined): string | undefined => textAt(place, path)?.trim();

function jsonPlace(value: unknown): Place {
  return {
    text: ['string', 'number', 'boolean'].includes(typeof value) ? String(value) : undefined,
    at: step => listOf(value).flatMap(from => (typeof from === 'object' && from && !Array.isArray(from) && Object.hasOwn(from, step) ? [jsonPlace((from as Record<string, unknown>)[step])] : [])),
    members: () => listOf(value).map(jsonPlace),
  };
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);

function xmlPlace(element: XmlElement): Place {
  const place: Place = {
    text: element.text,
    at(step) {
      if (step === '#text') return [place];
      if (step === '#name') return [leaf(element.name)];
      if (step.startsWith('@')) return element.attributes.filter(({ name }) => name === step.slice(1)).map(({ value }) => leaf(value));
      return element.children.filter(({ name }) => step === '*' || name === step).map(xmlPlace);
    },
    members: () => [place],
  };
  return place;
}

function leaf(text: string): Place {
  const place: Place = { text, at: () => [], members: () => [place] };
  return place;
}
