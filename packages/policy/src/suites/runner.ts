/** The two words of a test runner: those of vitest, mocha and node:test all fit. */
export interface Runner {
  readonly describe: (name: string, body: () => void) => unknown;
  readonly it: ((name: string, body: () => Promise<void>) => unknown) & { readonly skip?: (name: string, body: () => void) => unknown };
}

/** One sentence of a contract, and how to tell whether it is kept. */
export interface Rule<Harness> {
  /** Finishes the sentence "the …". */
  readonly title: string;
  /** What the harness has to be able to do. */
  readonly needs?: readonly string[] | undefined;
  /** Rejects with a sentence for the author where the rule is broken. */
  check(harness: Harness): Promise<void>;
}

/** Defines one test for each rule, each with a harness of its own. `describe` and `it` are the global ones unless given. */
export function defineRules<Harness extends { close?: (() => void | Promise<void>) | undefined }>(
  name: string, rules: readonly Rule<Harness>[], make: () => Harness | Promise<Harness>, { describe, it }: Runner = globalRunner(), without: Without = {},
): void {
  describe(name, () => {
    for (const { title, needs = [], check } of rules) {
      const missing = needs.find(need => without[need]);
      if (missing) skip(it, `${title} (not tried: ${without[missing]!})`);
      else it(title, async () => {
        const harness = await make();
        try {
          await check(harness);
        } finally {
          await harness.close?.();
        }
      });
    }
  });
}

/** What a harness cannot do, each with the reason. */
export type Without = Readonly<Record<string, string | undefined>>;

function skip(it: Runner['it'], title: string): void {
  if (it.skip) it.skip(title, () => undefined);
  else it(title, () => Promise.resolve());
}

function globalRunner(): Runner {
  const { describe, it } = globalThis as Partial<Runner>;
  if (!describe || !it) throw new TypeError('There is no global `describe` and `it`: pass those of your test runner');
  return { describe, it };
}
