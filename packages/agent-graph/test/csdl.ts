import { existsSync, readFileSync } from 'node:fs';
import { DOMParser, type Element } from '@xmldom/xmldom';

/** Where the published contracts lie, beside the repository. */
export const CSDL: URL = new URL('../../../../shared/contracts/graph/presence.csdl', import.meta.url);

export const lacksContract: boolean = !existsSync(CSDL);

type Schema = Readonly<Record<string, unknown>>;

const primitives: Readonly<Record<string, Schema>> = {
  'Edm.String': { type: 'string' },
  'Edm.Boolean': { type: 'boolean' },
  'Edm.DateTimeOffset': { type: 'string', pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?(Z|[+-]\\d\\d:\\d\\d)$' },
  'Edm.Duration': { type: 'string', pattern: '^-?P(\\d+D)?(T(\\d+H)?(\\d+M)?(\\d+(\\.\\d+)?S)?)?$' },
};

/**
 * OData's CSDL as JSON Schema: `#/$defs/<type>` for each entity, complex and enumerated type, `#/$defs/<action>()` for what is
 * sent to an action. Everything is closed: a property that the contract does not name is refused (OData JSON §7, CSDL XML §§6, 9, 10, 12).
 */
export function schemasOf(csdl: string): Schema {
  const document = new DOMParser().parseFromString(csdl, 'text/xml');
  const all = (name: string): readonly Element[] => [...document.getElementsByTagName(name)];
  const entities = [...all('EntityType'), ...all('ComplexType')];
  return {
    $defs: Object.fromEntries([
      ...all('EnumType').map(type => [nameOf(type), { enum: children(type, 'Member').map(nameOf) }]),
      ...entities.map(type => [nameOf(type), objectOf(type, entities)]),
      ...all('Action').map(action => [`${nameOf(action)}()`, closed(children(action, 'Parameter').slice(1))]),
    ]),
  };
}

export const readContract = (): Schema => schemasOf(readFileSync(CSDL, 'utf8'));

function objectOf(type: Element, all: readonly Element[]): Schema {
  const base = type.getAttribute('BaseType')?.replace(/^.*\./, '');
  const inherited = all.filter(each => nameOf(each) === base).flatMap(each => children(each, 'Property'));
  return closed([...inherited, ...children(type, 'Property')]);
}

function closed(properties: readonly Element[]): Schema {
  return {
    type: 'object', additionalProperties: false,
    properties: Object.fromEntries(properties.map(property => [nameOf(property), valueOf(property)])),
    required: properties.filter(property => property.getAttribute('Nullable') === 'false' && property.tagName === 'Parameter').map(nameOf),
  };
}

function valueOf(property: Element): Schema {
  const type = property.getAttribute('Type')!, [, item] = /^Collection\((.*)\)$/.exec(type) ?? [];
  const schema = item ? { type: 'array', items: schemaFor(item) } : schemaFor(type);
  return property.getAttribute('Nullable') === 'false' ? schema : { anyOf: [schema, { type: 'null' }] };
}

const schemaFor = (type: string): Schema => primitives[type] ?? { $ref: `#/$defs/${type.replace(/^.*\./, '')}` };

const nameOf = (element: Element): string => element.getAttribute('Name')!;

const children = (element: Element, name: string): readonly Element[] => [...element.getElementsByTagName(name)].filter(child => child.parentNode === element);
