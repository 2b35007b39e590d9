import type { XmlElement } from '@presence-elements/xml';
import { attribute as written, textOf } from '../documents/write-xml.js';

/** Writes an element whose text is in leaves, as it is in all documents that are kept by XCAP. */
export function writeXml({ name, ns, attributes, children, text }: XmlElement, around: string = ''): string {
  const own = attributes.map((attribute, index) => {
    const prefix = attribute.ns === XML ? 'xml:' : attribute.ns && `a${index}:`;
    const declared = attribute.ns && attribute.ns !== XML ? written(`xmlns:a${index}`, attribute.ns) : '';
    return declared + written(prefix + attribute.name, attribute.value);
  });
  const inside = children.length ? children.map(child => writeXml(child, ns)).join('') : textOf(text);
  return `<${name}${ns === around ? '' : written('xmlns', ns)}${own.join('')}>${inside}</${name}>`;
}

/** An element to be written. */
export const element = (ns: string, name: string, attributes: Readonly<Record<string, string>> = {}, inside: readonly XmlElement[] | string = []): XmlElement => ({
  name, ns, text: typeof inside === 'string' ? inside : '', children: typeof inside === 'string' ? [] : inside,
  attributes: Object.entries(attributes).map(([key, value]) => ({ name: key, ns: '', value })),
});

const XML = 'http://www.w3.org/XML/1998/namespace';
