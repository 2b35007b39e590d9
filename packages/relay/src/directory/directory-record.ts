import type { DirectoryEntry } from '@presence-elements/policy';

/** Whoever has more mistakes than that to mend will read the first ones. */
export const MOST_PROBLEMS = 1_000;

/** One row of a file, one object of a list, one entry of an LDAP directory, before anything of it is believed. */
export interface DirectoryRecord {
  /** Of a CSV file as a spreadsheet numbers its rows; of anything else counted from 1. 0 for the directory as a whole. */
  readonly row: number;
  /** What stands in which column, by its folded name; several values where the directory has several. */
  readonly values: ReadonlyMap<string, readonly string[]>;
  /** The first row of a CSV file: names of columns as they are written, by their folded names, and nobody. */
  readonly isHeader?: boolean | undefined;
  /** Why nothing of the row can be read. */
  readonly problem?: Pick<RowProblem, 'code' | 'message'> | undefined;
}

/** Why a row, or something in it, was left out. */
export interface RowProblem {
  /** 0 for the directory as a whole. */
  readonly row: number;
  /** 'address', 'login', 'name', 'user', 'groups', or the name of a column; empty for the whole row. */
  readonly field: string;
  /** 'required', 'not-an-address', 'not-a-login', 'too-long', 'twice', 'not-a-row', 'unused-column', … An open list. */
  readonly code: string;
  /** In English, for an administrator. Repeats nothing of the row. */
  readonly message: string;
}

/** All that was found in a directory. */
export interface ReadPeople {
  readonly people: readonly DirectoryEntry[];
  /** Where each of them stood. */
  readonly rowOf: readonly number[];
  /** How many rows there were, also bad ones. */
  readonly rows: number;
  /** How many had no IM address, where that is nothing to be told. */
  readonly skipped: number;
  readonly problems: readonly RowProblem[];
  /** How many problems there were besides. */
  readonly moreProblems: number;
}
