// Types and lit templates are checked strictly; shape is kept small. Rules about architecture are tests: packages/testing.
import { configs as lit } from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import { configs as wc } from 'eslint-plugin-wc';
import tseslint from 'typescript-eslint';

const sources = ['packages/*/src/**/*.ts'];
const tests = ['**/*.test.ts', '**/*.stories.ts', 'demo/test/**/*.ts', 'packages/*/test/**/*.ts', 'packages/*/fixtures/**/*.ts'];

const size = {
  'max-lines': ['error', { max: 200, skipBlankLines: true, skipComments: true }],
  'max-lines-per-function': ['error', { max: 40, skipBlankLines: true, skipComments: true }],
};

/** What the house does without, and why. */
const without = {
  'no-restricted-syntax': ['error',
    { selector: 'TSEnumDeclaration', message: 'A closed set is one `as const` list with its type beside it.' },
    { selector: 'TSModuleDeclaration[kind!="global"]', message: 'A module is namespace enough.' },
    { selector: 'TSParameterProperty', message: 'Fields are written out: type stripping leaves nothing of a parameter property.' },
    { selector: 'Decorator', message: '`static properties` with `declare` is smaller, and the same in every compiler.' },
    { selector: 'ExportAllDeclaration', message: 'index.ts lists names.' },
  ],
};
const noDefaultExport = { selector: 'ExportDefaultDeclaration', message: 'Named exports only.' };

export default tseslint.config(
  { ignores: ['**/dist/**', '**/.cache/**', '**/node_modules/**', 'storybook-static/**', 'coverage/**', 'demo/public/**', '**/*.d.ts'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      ...size,
      ...without,
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': 'off', // `() => done()` reads better than a block
      '@typescript-eslint/no-non-null-assertion': 'off', // with noUncheckedIndexedAccess it says what the loop already knows
      '@typescript-eslint/unified-signatures': 'off', // overloads are documented one by one
      '@typescript-eslint/unbound-method': 'off', // options with methods are taken apart: none of ours uses `this`
      '@typescript-eslint/no-meaningless-void-operator': 'off', // `void` also says that a result is not wanted
      '@typescript-eslint/no-unsafe-enum-assignment': 'off', // there are no enums to find, and looking takes seconds
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off', // our event and element classes are told apart by name, not by shape
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }],
    },
  },
  { files: sources, rules: { 'no-restricted-syntax': [...without['no-restricted-syntax'], noDefaultExport] } },
  { files: ['packages/elements/**/*.ts', '.storybook/*.ts'], ...lit['flat/recommended'] },
  { files: ['packages/elements/**/*.ts'], ...wc['flat/recommended'] },
  { files: ['packages/elements/**/*.ts'], plugins: { 'lit-a11y': litA11y }, rules: litA11y.configs.recommended.rules },
  {
    files: tests,
    rules: {
      ...without,
      'max-lines': 'off',
      'max-lines-per-function': 'off',
      '@typescript-eslint/no-empty-function': 'off',
      '@typescript-eslint/no-unused-expressions': 'off', // chai
      '@typescript-eslint/no-deprecated': 'off', // what is still there must still work
      '@typescript-eslint/require-await': 'off', // a fake answers as the real one would
      '@typescript-eslint/only-throw-error': 'off', // agents of others throw anything
      '@typescript-eslint/prefer-promise-reject-errors': 'off',
      '@typescript-eslint/no-invalid-void-type': 'off',
    },
  },
  { files: ['**/*.{mjs,js}'], extends: [tseslint.configs.disableTypeChecked], rules: size },
);
