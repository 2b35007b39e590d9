import { describe, expect, it } from 'vitest';
import { effectRules } from '../architecture/effect-rules.js';
import { elementRules } from '../architecture/element-rules.js';
import { entryRules } from '../architecture/entry-rules.js';
import { importRules } from '../architecture/import-rules.js';
import { sourceOf, type Manifest, type Repo } from '../architecture/repo.js';
import { startFigure, startSize } from '../architecture/start-size.js';
import { writingRules } from '../architecture/writing-rules.js';

type Files = Readonly<Record<string, string>>;

/** A repository of nothing but these files, under packages/. */
function repoOf(files: Files): Repo {
  const all = new Map(Object.entries(files).map(([path, text]) => [path.includes('/') ? `packages/${path}` : path, text]));
  const homes = new Set([...all.keys()].map(path => path.split('/')[1]).filter(home => home !== undefined));
  return {
    sources: [...all].filter(([path]) => path.endsWith('.ts')).map(([path, text]) => sourceOf(path, text)),
    manifests: new Map([...homes].map(home => [home, JSON.parse(all.get(`packages/${home}/package.json`) ?? `{"name": "@presence-elements/${home}"}`) as Manifest])),
    exists: path => all.has(path),
    read: path => all.get(path),
  };
}

const rules = [...importRules, ...effectRules, ...elementRules, ...writingRules, ...entryRules];
const element = (docs: string, body = '') => `/** ${docs} */\nexport class A extends LitElement { ${body} }`;

/** The beginning of a rule's title, files that break it, and what is found; and files close by that do not. */
const planted: readonly (readonly [title: string, bad: Files, found: readonly string[], good: Files])[] = [
  ['a package imports only', { 'agent-xmpp/src/a.ts': '\nimport { x } from "@presence-elements/agent-sip";' }, ['packages/agent-xmpp/src/a.ts:2 agent-xmpp imports agent-sip'], { 'relay/src/a.ts': 'import "@presence-elements/policy";' }],
  ['core imports nothing', { 'core/src/a.ts': 'import type { x } from "lit";' }, ['packages/core/src/a.ts:1 lit'], { 'core/src/a.ts': '// import "lit"\nimport "./b.js";' }],
  ['nothing but cdn', { 'relay/src/a.test.ts': 'import "@presence-elements/elements";', 'agent-x/src/a.test.ts': 'import "@presence-elements/agent-y";' },
    ['packages/relay/src/a.test.ts:1 elements', 'packages/agent-x/src/a.test.ts:1 agent-y'], { 'cdn/src/a.ts': 'import "@presence-elements/elements";' }],
  ['a package reaches another', { 'relay/src/a.ts': 'import "../../core/src/b.js";' }, ['packages/relay/src/a.ts:1 ../../core/src/b.js'], { 'relay/src/x/a.ts': 'import "../b.js";' }],
  ['a package imports only what its', { 'relay/src/a.ts': 'import "hono";' }, ['packages/relay/src/a.ts:1 hono'], { 'relay/src/a.ts': 'import "hono/body";', 'relay/package.json': '{"name": "r", "dependencies": {"hono": "1"}}' }],
  ['a package imports only what its', { 'relay/src/a.ts': 'import "hono";' }, ['packages/relay/src/a.ts:1 hono'], { 'relay/src/a.ts': 'await import("libsql");', 'relay/package.json': '{"name": "r", "optionalDependencies": {"libsql": "1"}}' }],
  ['only the relay', { 'agent-x/src/a.ts': 'import "node:fs";' }, ['packages/agent-x/src/a.ts:1 node:fs'], { 'relay/src/a.ts': 'import "node:fs";', 'core/src/a.test.ts': 'import "node:fs";' }],
  ['there are no import cycles', { 'core/src/a.ts': 'import "./b.js";', 'core/src/b.ts': 'import type { A } from "./c.js";', 'core/src/c.ts': 'export type B = import("./b.js").B;' },
    ['packages/core/src/b.ts → packages/core/src/c.ts → packages/core/src/b.ts'], { 'core/src/a.ts': 'import "./b.js"; import "./c.js";', 'core/src/b.ts': 'import "./c.js";', 'core/src/c.ts': '' }],
  ['only define modules', { 'elements/src/a.ts': 'A.define();' }, ['packages/elements/src/a.ts:1 .define('], { 'elements/src/a/define.ts': 'A.define();' }],
  ['markup is made', { 'elements/src/a.ts': 'html`<p style="color:red">`;\nx.innerHTML = y;\nhtml`<style>`;\nx.setAttribute("style", y);\neval(x);' },
    ['2 innerHTML', '1 <p style=', '3 <style', '4 setAttribute("style"', '5 eval('].map(found => `packages/elements/src/a.ts:${found}`), { 'elements/src/a.ts': '// innerHTML\nx.style.color = y; html`<p class="style">`;' }],
  ['time and chance', { 'core/src/a.ts': 'const x = Date.now();\nf(Date.now());\nsetTimeout(f, 1);\nMath.random() > 1;' }, ['2 Date.now', '3 setTimeout', '4 Math.random'].map(found => `packages/core/src/a.ts:${found}`),
    { 'core/src/a.ts': 'function f(now = Date.now, other = x ?? Math.random) { setTimeout(run, delay); a.setTimeout(1); }' }],
  ['core knows neither', { 'core/src/platform.d.ts': 'declare const window: unknown;\ndeclare const console: unknown;', 'core/tsconfig.json': '{"lib": ["DOM"]}' },
    ['packages/core/src/platform.d.ts:1 declare const window', 'packages/core/tsconfig.json:1 widens "lib"'], { 'core/src/platform.d.ts': 'declare class URL {}' }],
  ['core looks at the page', { 'core/src/a.ts': 'globalThis.x;' }, ['packages/core/src/a.ts:1 globalThis'], { 'core/src/default-registry.ts': 'globalThis.x;', 'relay/src/a.ts': 'globalThis.x;' }],
  ['nobody talks', { 'relay/src/a.ts': 'console.log(1);' }, ['packages/relay/src/a.ts:1 console.log'], { 'relay/src/a.ts': 'console.info(1);', 'relay/src/command.ts': 'console.log(1);' }],
  ['every element class says', { 'elements/src/a/a.ts': element('@slot -') }, ['packages/elements/src/a/a.ts:2 A'], { 'elements/src/a/a.ts': element('@element a-b'), 'elements/src/b.ts': 'abstract class B extends LitElement {} class C {}' }],
  ['every element class documents each part', { 'elements/src/a/a.ts': element('@element a-b\n@csspart one', 'x = html`<p part="one two">`'), 'elements/src/a/a.styles.ts': 'css`[part~="three"] {}`' },
    ['packages/elements/src/a/a.ts:3 A: two', 'packages/elements/src/a/a.ts:3 A: three'], { 'elements/src/a/a.ts': element('@element a-b\n@csspart one', 'x = html`<p part="one">`') }],
  ['every element class documents each slot', { 'elements/src/a/a.ts': element('@element a-b', 'x = html`<slot></slot><slot name="end"></slot>`') }, ['packages/elements/src/a/a.ts:2 A: -', 'packages/elements/src/a/a.ts:2 A: end'],
    { 'elements/src/a/a.ts': element('@element a-b\n@slot - x\n@slot end - y', 'x = html`<slot></slot><slot name="end"></slot>`') }],
  ['every element class documents each event', { 'elements/src/a/a.ts': element('@element a-b', 'x() { this.dispatchEvent(new ThingEvent(1)); }'), 'elements/src/e.ts': 'class ThingEvent extends Event { constructor() { super(\'a-thing\'); } }' },
    ['packages/elements/src/a/a.ts:2 A: a-thing'], { 'elements/src/a/a.ts': element('@element a-b\n@fires {ThingEvent} a-thing - x', 'x() { this.dispatchEvent(new ThingEvent(1)); }'), 'elements/src/e.ts': 'class ThingEvent extends Event { constructor() { super(\'a-thing\'); } }' }],
  ['every element class documents each custom property', { 'elements/src/a/a.ts': `import { s } from '../o/o.styles.js';\n${element('@element a-b')}`, 'elements/src/o/o.styles.ts': 'css`p { color: var(--a-color, var(--_own)); }`' },
    ['packages/elements/src/a/a.ts:3 A: --a-color'], { 'elements/src/a/a.ts': element('@element a-b\n@cssprop [--a-color=red] - x', 'x = css`var(--a-color)`') }],
  ['no element class documents a part', { 'elements/src/a/a.ts': element('@element a-b\n@csspart gone') }, ['packages/elements/src/a/a.ts:3 A: gone'], { 'elements/src/a/a.ts': element('@element a-b\n@csspart one', 'x = html`<p part="one">`') }],
  ['nothing is `any`', { 'core/src/a.ts': 'let x:\n any;' }, ['packages/core/src/a.ts:2 any'], { 'core/src/a.ts': '/** any */ let many: unknown;' }],
  ['an index lists names', { 'core/src/index.ts': 'export * from "./a.js";' }, ['packages/core/src/index.ts:1 export * from "./a.js";'], { 'core/src/index.ts': 'export { a } from "./a.js";' }],
  ['exports have names', { 'core/src/a.ts': 'export default class {}', 'core/src/b.ts': 'export default 1;' }, ['packages/core/src/a.ts:1 export default class {}', 'packages/core/src/b.ts:1 export default 1;'], { 'core/src/a.stories.ts': 'export default {};' }],
  ['what compilers disagree', { 'core/src/a.ts': 'enum A {}\nnamespace B {}\n@c class D { constructor(private e: string) {} }' }, ['1 enum A {}', '2 namespace B {}', '3 @c', '3 private e: string'].map(found => `packages/core/src/a.ts:${found}`),
    { 'core/src/a.ts': 'declare global { interface A {} }\ndeclare module "x" {}' }],
  ['what is private', { 'core/src/a.ts': 'class A { private b = 1; }' }, ['packages/core/src/a.ts:1 private'], { 'core/src/a.ts': 'class A { #b = 1; private declare c: string; }' }],
  ['a function is no longer', { 'core/src/a.ts': `function f() {${'\n'.repeat(41)}}` }, ['packages/core/src/a.ts:1 function f() {'], { 'core/src/a.ts': `function f() {${'\n'.repeat(39)}}`, 'core/src/a.test.ts': `() => {${'\n'.repeat(99)}}` }],
  ['a file is no longer', { 'core/src/a.ts': 'x;\n'.repeat(201) }, ['packages/core/src/a.ts:201 has 201 lines'], { 'core/src/a.ts': 'x;\n'.repeat(200), 'core/src/a.test.ts': 'x;\n'.repeat(300) }],
  ['a file is named', { 'core/src/utils.ts': '', 'core/src/helpers/a.ts': '' }, ['packages/core/src/utils.ts', 'packages/core/src/helpers/a.ts'], { 'core/src/utilise.ts': '' }],
  ['every source file', { 'core/src/a.ts': 'const f = () => 1;', 'core/src/b.ts': 'class B { get x() { return 1; } }' }, ['packages/core/src/a.ts', 'packages/core/src/b.ts'], { 'core/src/a.ts': 'function f() {}', 'core/src/a.test.ts': '', 'core/src/b.ts': 'interface X { f(): void }' }],
  ['what is left to do', { 'core/src/a.test.ts': '\n// TODO: more' }, ['packages/core/src/a.test.ts:2 TODO: more'], { 'core/src/a.ts': 'const TODOS = 1;' }],
  ['nothing is swallowed', { 'core/src/a.ts': 'try { f(); } catch {\n}' }, ['packages/core/src/a.ts:1 catch {\n}'], { 'core/src/a.ts': 'try { f(); } catch { /* Nobody listens. */ }' }],
  ['no test stands alone', { 'core/src/a.test.ts': 'it.only("x");\ndescribe.skip("y");' }, ['packages/core/src/a.test.ts:1 it.only(', 'packages/core/src/a.test.ts:2 describe.skip('], { 'core/src/a.test.ts': 'it.each(); it.runIf(x)("y");' }],
  ['every package entry', { 'core/package.json': '{"name": "c", "exports": {".": {"default": "./dist/index.js"}}}' }, ['packages/core/package.json:1 packages/core/dist/index.js'],
    { 'core/package.json': '{"name": "c", "exports": {".": {"types": "./dist/index.d.ts", "default": "./dist/index.js"}}, "bin": {"c": "./bin/c.js"}}', 'core/src/index.ts': '', 'core/bin/c.js': '' }],
  ['every package offers', { 'core/package.json': '{"name": "c", "exports": {".": {"default": "./dist/index.js"}, "./package.json": "./package.json"}}' }, ['packages/core/package.json:1 exports'],
    { 'core/package.json': '{"name": "c", "exports": {".": {"@presence-elements/source": "./src/index.ts"}, "./package.json": "./package.json"}}' }],
  ['every package carries', { LICENSE: 'mine', 'core/package.json': '{"name": "c"}' }, ['packages/core/LICENSE'], { LICENSE: 'mine', 'core/package.json': '{"name": "c"}', 'core/LICENSE': 'mine' }],
  ['the lock file', { 'package-lock.json': '"resolved": "https://registry.example/x.tgz"' }, ['package-lock.json "resolved": "https://registry.example/x.tgz'], { 'package-lock.json': '"resolved": "packages/core"' }],
  ['no file names', { 'core/src/a.ts': 'const x = "/home/ada/x";' }, ['packages/core/src/a.ts:1 /home/ada'], { 'core/src/a.ts': 'fetch("/people/root/x"); new URL("http://x.example/home/y");' }],
];

describe('the architecture rules', () => {
  it.each(planted)('“%s …” finds what breaks it, and nothing else', (title, bad, found, good) => {
    const rule = rules.find(candidate => candidate.title.startsWith(title))!;
    expect(rule.find(repoOf(bad))).toEqual(found);
    expect(rule.find(repoOf(good))).toEqual([]);
  });

  it('are each tried on something bad', () => {
    expect(rules.filter(({ title }) => !planted.some(([start]) => rules.find(rule => rule.title.startsWith(start))?.title === title)).map(({ title }) => title)).toEqual([]);
  });
});

describe('the size at the start', () => {
  it('is the size of the file and of all that it imports at once, each counted once', () => {
    const files: Files = { 'presence-elements.js': 'import "./main.js"; import("./later.js");', 'main.js': 'export * from "./part.js"; import "./presence-elements.js";', 'part.js': '1', 'later.js': '2'.repeat(1_000) };
    const read = (file: string): Buffer => Buffer.from(files[file]!);
    const alone = (file: string): number => startSize(name => (name === 'presence-elements.js' ? read(file) : Buffer.from('')));
    expect(startSize(read)).toBeGreaterThan(alone('part.js') + 40);
    expect(startSize(read)).toBeLessThan(200);
  });

  it.each([['start: 9,876 bytes gzip', 9_876], ['- **start: 12,345 bytes gzip**', 12_345], ['start: **999 bytes gzip**', 999], ['it is small', undefined]])('is told by %j: %s', (readme, figure) => {
    expect(startFigure(readme)).toBe(figure);
  });
});
