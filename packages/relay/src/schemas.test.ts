import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, it } from 'vitest';
import { schemas } from './schemas.js';

const limits = { body: 1, query: 2, watched: 3, streams: 4, recipients: 5 };

function validator(name: string): (value: unknown) => boolean {
  const ajv = new Ajv2020({ schemas: { all: { components: { schemas: schemas(limits) } } }, strict: false });
  return value => ajv.validate(`all#/components/schemas/${name}`, value);
}

it('has the limits in it', () => {
  const query = validator('QueryRequest'), list = validator('StreamList');
  expect([query({ addresses: ['a', 'b'] }), query({ addresses: ['a', 'b', 'c'] })]).toEqual([true, false]);
  expect([list({ revision: 0, addresses: ['a', 'b', 'c'] }), list({ revision: 0, addresses: ['a', 'b', 'c', 'd'] })]).toEqual([true, false]);
});

it('takes from a later page what it does not know, but no wrong values', () => {
  const own = validator('OwnPresence');
  expect([own({ mood: 'happy' }), own({ availability: 'auto' }), own({ availability: 'unknown' })]).toEqual([true, true, false]);
});

it('compiles in strict mode: no keyword is misspelt', () => {
  const ajv = new Ajv2020({ strict: true, strictTypes: false });
  for (const [name, schema] of Object.entries(schemas(limits))) ajv.addSchema({ ...schema }, `#/components/schemas/${name}`);
  expect(() => Object.keys(schemas(limits)).map(name => ajv.getSchema(`#/components/schemas/${name}`))).not.toThrow();
});
