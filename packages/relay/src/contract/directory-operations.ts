import { COMMON, OUTSIDE, REFUSING, WITH_BODY, type Operations } from './operation.js';
import type { Schema } from './shape.js';

const word: Schema = { type: 'string' };
const column: Schema = { type: 'string', description: 'Of a CSV file: the name of the column, if it is another than usual.' };

/** What administrators do with people from directories; everybody else is `forbidden`. */
export const directoryOperations: Operations = {
  '/settings/directory': {
    get: { summary: 'People imported from directories', query: { after: word, provider: word, limit: { type: 'integer', minimum: 1, maximum: 1_000, description: 'At most so many; 100 unless said.' } }, answers: { 200: 'DirectoryPeople' }, problems: [...COMMON, 400] },
    post: {
      summary: 'Imports people with their IM addresses',
      description: 'In place of those of that network before; good rows go in, bad ones are told. Switches federation on for the network. What stands after the question mark counts for a CSV file only.',
      query: { provider: word, dryRun: { type: 'boolean' }, domain: word, address: column, login: column, name: column, user: column, groups: column },
      body: 'DirectoryImport', orText: ['text/csv', 'text/tab-separated-values'],
      answers: { 200: 'DirectoryReport' }, problems: [...COMMON, ...WITH_BODY, ...REFUSING, ...OUTSIDE],
    },
  },
  '/settings/directory/sources': {
    get: { summary: 'The directories of the operator’s configuration, and what came of reading each last', answers: { 200: 'DirectorySources' }, problems: COMMON },
  },
};
