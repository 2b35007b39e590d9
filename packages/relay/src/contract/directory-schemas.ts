import { list, object, ref, text, time, type Schema } from './shape.js';

const word: Schema = { type: 'string' };
const flag: Schema = { type: 'boolean' };
const count: Schema = { type: 'integer', minimum: 0 };
const column = list(text(200), 20);
const dryRun: Schema = { ...flag, description: 'Changes nothing, and says what would be.' };

/** Where a field is read from; of several columns the first that holds something. */
const columns = object({ address: column, login: column, name: column, user: column, groups: column }, []);

const people = { type: 'array', maxItems: 100_000, description: 'Objects with address, name, user (of the portal) and groups, or with columns of other names.' } as const;

/** People from directories. */
export const directorySchemas: Readonly<Record<string, Schema>> = {
  DirectoryList: object({
    provider: { ...word, description: 'Whose people they are: the id of a network on the list.' }, people, columns, dryRun,
    domain: { ...text(253), description: 'Where a login stands for an address, it is login@domain.' },
  }, ['provider', 'people']),
  DirectoryOrder: object({ source: { ...word, description: 'The name of a directory in the operator’s configuration.' }, dryRun }, ['source']),
  DirectoryImport: { anyOf: [ref('DirectoryOrder'), ref('DirectoryList')] },
  RowProblem: object({
    row: { ...count, description: 'Of a CSV file as a spreadsheet numbers its rows; of anything else counted from 1. 0 for the directory as a whole.' },
    field: { ...word, description: 'address, login, name, user, groups, or the name of a column; empty for the whole row.' },
    code: { ...word, description: 'required, not-an-address, not-a-login, too-long, twice, own-address, unused-column, … An open list.' },
    message: { ...word, description: 'In English, for a person.' },
  }),
  DirectoryReport: object({
    provider: word, dryRun: flag,
    rows: { ...count, description: 'How many rows, objects or entries were read, bad ones too.' },
    skipped: { ...count, description: 'Entries of an LDAP directory without an IM address.' },
    imported: { ...count, description: 'How many people the directory has now.' },
    added: count, changed: count, unchanged: count,
    removed: { ...count, description: 'How many it had before and has no more.' },
    examples: object({ added: list(word), changed: list(word), removed: list(word) }),
    problems: list(ref('RowProblem')),
    moreProblems: { ...count, description: 'How many problems there are besides.' },
  }),
  DirectorySource: object({
    name: word, provider: word,
    every: { type: 'number', description: 'It is read by itself so often, in milliseconds.' },
    last: object({ at: time(), report: ref('DirectoryReport'), problem: word }, ['at']),
  }, ['name', 'provider']),
  DirectorySources: object({ items: list(ref('DirectorySource')) }),
};
