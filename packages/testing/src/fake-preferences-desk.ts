import {
  foldDomain, parseAddress, type FieldProblem, type ListChange, type MyPreferences, type PreferencesChange, type PreferencesDesk, type ProblemCode,
  type SettingsRefusal,
} from '@presence-elements/core';
import { FakeTrouble } from './fake-trouble.js';

const nothingSaid: MyPreferences = {
  noteFor: 'everyone', lastActiveFor: 'everyone', locationFor: 'everyone', sharing: 'organisation', approval: 'organisation',
  allow: [], block: [], onlyAllowedMayWrite: false, signIns: [], mayOverride: true,
};

const LONGEST_NAME = 64; // characters

class Refusal extends Error implements SettingsRefusal {
  override readonly name = 'SettingsError';
  readonly problems: readonly FieldProblem[];

  constructor(problems: readonly FieldProblem[]) {
    super(problems.map(({ message }) => message).join(' '));
    this.problems = problems;
  }
}

/** A desk that refuses what cannot be taken and keeps what was before, fails when told to, and remembers what it was asked to do. */
export class FakePreferencesDesk implements PreferencesDesk {
  /** Each change, as it was asked for. */
  readonly asked: PreferencesChange[] = [];
  /** How often it was read. */
  reads = 0;
  readonly #followers = new Set<() => void>();
  readonly #trouble = new FakeTrouble();
  #kept: MyPreferences;

  constructor(kept: Partial<MyPreferences> = {}) {
    this.#kept = Object.freeze({ ...nothingSaid, ...kept });
  }

  /** As it is now, without asking. */
  get kept(): MyPreferences {
    return this.#kept;
  }

  /** How many follow it. */
  get followers(): number {
    return this.#followers.size;
  }

  read = async (): Promise<MyPreferences> => {
    this.reads++;
    await this.#trouble.reach(new AbortController().signal);
    return this.#kept;
  };

  write = async (change: PreferencesChange): Promise<MyPreferences> => {
    this.asked.push(change);
    await this.#trouble.reach(new AbortController().signal);
    const problems = [...problemsOf(change)];
    if (problems.length) throw new Refusal(problems);
    const { allow, block, ...rest } = change, kept = this.#kept;
    this.elsewhere({ ...rest, ...(allow && { allow: listAfter(kept.allow, allow) }), ...(block && { block: listAfter(kept.block, block) }) });
    return this.#kept;
  };

  follow = (changed: () => void): (() => void) => {
    const own = (): void => changed();
    this.#followers.add(own);
    return () => void this.#followers.delete(own);
  };

  /** Somebody changes it in another page, or the organisation does. */
  elsewhere(change: Partial<MyPreferences>): void {
    this.#kept = Object.freeze({ ...this.#kept, ...change });
    for (const follower of [...this.#followers]) follower();
  }

  /** Every call fails from now on. */
  fail(problem: ProblemCode | Error = 'unreachable'): void {
    this.#trouble.fail(problem, {});
  }

  /** The next changes are refused so, whatever they are. */
  refuse(...problems: readonly FieldProblem[]): void {
    this.fail(new Refusal(problems));
  }

  /** Calls wait from now on, until it recovers or fails. */
  hang(): void {
    this.#trouble.hang();
  }

  /** It is in order again; what hung is answered. */
  recover(): void {
    this.#trouble.recover();
  }
}

export function fakePreferencesDesk(kept?: Partial<MyPreferences>): FakePreferencesDesk {
  return new FakePreferencesDesk(kept);
}

const isList = (change: readonly string[] | ListChange): change is readonly string[] => Array.isArray(change);

const listAfter = (before: readonly string[], change: readonly string[] | ListChange): readonly string[] =>
  (isList(change) ? change : [...new Set([...before.filter(entry => !change.remove?.includes(entry)), ...(change.add ?? [])])]);

function* problemsOf({ address, displayName, allow = [], block = [] }: PreferencesChange): Generator<FieldProblem> {
  if (address !== undefined && !parseAddress(address)) yield { path: 'address', code: 'not-an-address', message: 'This is no IM address.' };
  if (displayName && [...displayName].length > LONGEST_NAME) yield { path: 'displayName', code: 'too-long', message: `Write ${LONGEST_NAME} characters at most.` };
  for (const [name, list] of [['allow', allow], ['block', block]] as const) {
    const isWhole = isList(list);
    for (const [place, entry] of (isWhole ? list : list.add ?? []).entries()) {
      if (!parseAddress(entry) && !foldDomain(entry)?.includes('.')) yield { path: `${name}.${isWhole ? '' : 'add.'}${place}`, code: 'not-an-address', message: 'This is neither an IM address nor a domain.' };
    }
  }
}
