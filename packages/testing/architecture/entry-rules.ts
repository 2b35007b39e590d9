import { at, isTest, type Repo, type Rule } from './repo.js';

// Written by `npm run manifest` and `npm run build`, and looked at there.
const generated = /custom-elements\.json$|^packages\/cdn\/dist\//;

export const entryRules: readonly Rule[] = [
  {
    title: 'every package entry resolves to a source file',
    find: repo => entriesOf(repo).filter(({ target }) => !generated.test(target) && !repo.exists(sourceFor(target))).map(({ place, target }) => `${place} ${target}`),
  },
  {
    title: 'every package offers itself and its package.json, its sources before its build',
    find: ({ manifests }) => [...manifests].filter(([home, { exports = {} }]) => home !== 'cdn' && (!exports['./package.json'] || Object.keys(exports['.'] ?? {})[0] !== '@presence-elements/source'))
      .map(([home]) => `packages/${home}/package.json:1 exports`),
  },
  {
    title: 'every package carries the licence, which npm takes from no other folder',
    find: ({ manifests, read }) => [...manifests.keys()].filter(home => read(`packages/${home}/LICENSE`) !== read('LICENSE')).map(home => `packages/${home}/LICENSE`),
  },
  {
    title: 'the lock file names no host',
    find: ({ read }) => [...(read('package-lock.json') ?? '').matchAll(/"resolved": "(?:https?|git)[^"]*/g)].slice(0, 5).map(match => `package-lock.json ${match[0]}`),
  },
  {
    title: 'no file names a place on the machine where it was written',
    find: ({ sources }) => sources.flatMap(source => [...source.text.matchAll(/(?<![\w.])\/(home|root|work|Users|tmp)\/\w+/g)].map(match => `${at(source, match.index)} ${match[0]}`))
      .filter(place => !sources.some(source => isTest(source) && place.startsWith(source.path) && place.includes('/tmp/'))),
  },
];

function entriesOf({ manifests }: Repo): readonly { readonly place: string; readonly target: string }[] {
  return [...manifests].flatMap(([home, { exports = {}, bin = {} }]) => {
    const targets = [...Object.values(exports).flatMap(entry => (typeof entry === 'string' ? [entry] : Object.values(entry))), ...Object.values(bin)];
    return targets.map(target => ({ place: `packages/${home}/package.json:1`, target: `packages/${home}/${target.replace('./', '')}` }));
  });
}

/** `dist/x.js` and `dist/x.d.ts` come from `src/x.ts`. */
const sourceFor = (target: string): string => target.replace(/\/dist\/(.*?)(\.d\.ts|\.js)$/, '/src/$1.ts');
