import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, it } from 'vitest';
import { schemas } from '../schemas.js';
import { accountSchemas } from './account-schemas.js';
import { administrationSchemas } from './administration-schemas.js';

const all = schemas({ body: 1, query: 1, watched: 1, streams: 1, recipients: 1 }, { keepsSettings: true });

it('compile in strict mode: no keyword is misspelt, and all that they refer to is there', () => {
  const ajv = new Ajv2020({ strict: true, strictTypes: false });
  for (const [name, schema] of Object.entries(all)) ajv.addSchema({ ...schema }, `#/components/schemas/${name}`);
  for (const name of Object.keys({ ...accountSchemas, ...administrationSchemas })) expect(() => ajv.getSchema(`#/components/schemas/${name}`), name).not.toThrow();
});

it('take no name from each other', () => {
  const plain = schemas({ body: 1, query: 1, watched: 1, streams: 1, recipients: 1 }), names = [plain, accountSchemas, administrationSchemas].flatMap(Object.keys);
  expect(new Set(names).size).toBe(names.length);
});
