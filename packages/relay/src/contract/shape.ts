/** A part of a JSON Schema (2020-12, the dialect of OpenAPI 3.1). */
export type Schema = Readonly<Record<string, unknown>>;

export const text = (maxLength: number): Schema => ({ type: 'string', maxLength });

export const time = (description = 'Milliseconds since the epoch, by the relay’s clock.'): Schema => ({ type: 'number', description });

export const list = (items: Schema, maxItems?: number): Schema => ({ type: 'array', items, ...(maxItems !== undefined && { maxItems }) });

/** One of the named schemas of the contract. */
export const ref = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });

/** In JSON nothing is `undefined`: null empties a field. */
export const orNull = (schema: Schema): Schema => ({ anyOf: [schema, { type: 'null' }] });

/** Readers take unknown fields and values for granted: later versions may add some (`additionalProperties` stays open). */
export function object(properties: Record<string, Schema>, required: readonly string[] = Object.keys(properties)): Schema {
  return { type: 'object', properties, ...(required.length && { required }) };
}
