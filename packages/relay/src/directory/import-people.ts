import type { FieldProblem, SettingsRefusal } from '@presence-elements/core';
import type { Administration, DirectoryImported } from '@presence-elements/policy';
import { MOST_PROBLEMS, type ReadPeople, type RowProblem } from './directory-record.js';
import { DirectoryRefusal } from './refusal.js';

/** What an import has done, or would do. */
export interface DirectoryReport extends Omit<DirectoryImported, 'problems'> {
  /** Whose directory it is: a provider's id. */
  readonly provider: string;
  /** Nothing was changed: it only says what would be. */
  readonly dryRun: boolean;
  readonly rows: number;
  /** Entries of an LDAP directory that have no IM address. */
  readonly skipped: number;
  readonly unchanged: number;
  readonly problems: readonly RowProblem[];
  /** How many there were besides. */
  readonly moreProblems: number;
}

/**
 * Hands the people of a directory over to the organisation, in place of those it had of that server.
 *
 * @throws SettingsError where nobody of them can be taken: nobody is taken for gone because of a directory that was read wrongly.
 */
export async function importPeople(administration: Pick<Administration, 'importDirectory'>, provider: string, read: ReadPeople, dryRun = false): Promise<DirectoryReport> {
  const { people, rowOf, rows, skipped, moreProblems } = read;
  if (!people.length) throw nobody(read.problems);
  const { problems: refused, ...imported } = await hand(administration, provider, read, dryRun);
  const problems = [...read.problems, ...refused.map(problem => rowProblem(problem, rowOf))].sort((one, other) => one.row - other.row);
  return {
    ...imported, provider, dryRun, rows, skipped,
    unchanged: imported.imported - imported.added - imported.changed,
    problems: problems.slice(0, MOST_PROBLEMS),
    moreProblems: moreProblems + Math.max(0, problems.length - MOST_PROBLEMS),
  };
}

async function hand(administration: Pick<Administration, 'importDirectory'>, provider: string, { people, rowOf }: ReadPeople, dryRun: boolean): Promise<DirectoryImported> {
  try {
    return await administration.importDirectory(provider, people, { dryRun });
  } catch (error) {
    const { problems = [] } = error as Partial<SettingsRefusal>;
    if ((error as Error).name === 'SettingsError' && problems.every(({ path }) => /^people\.\d/.test(path))) throw nobody(problems.map(problem => rowProblem(problem, rowOf)));
    throw error;
  }
}

const nobody = (problems: readonly RowProblem[]): DirectoryRefusal =>
  new DirectoryRefusal('people', 'required', 'There is nobody in this directory who can be taken, so that all is left as it was.', problems);

/** 'people.3.address' → the row where the fourth person stood. */
function rowProblem({ path, code, message }: FieldProblem, rowOf: readonly number[]): RowProblem {
  const [, at, ...field] = path.split('.');
  return { row: rowOf[Number(at)] ?? 0, field: field.join('.'), code, message };
}
