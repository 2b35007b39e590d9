import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fakeKind, installed, packages } from '../../test/fake-kinds.js';
import { findKind, ownKinds } from './agent-kinds.js';

const xmpp = fakeKind('xmpp');
const find = (name: string, importModule = installed(xmpp)): Promise<unknown> => findKind(name, 'presence.config.json', importModule);

it('each kind of our own is a package that a relay may have beside it', async () => {
  const { peerDependencies, peerDependenciesMeta } = JSON.parse(await readFile(new URL('../../package.json', import.meta.url), 'utf8')) as Readonly<Record<string, object>>;
  const packages = ownKinds.map(kind => `@presence-elements/agent-${kind}`).sort();
  expect(Object.keys(peerDependencies!).sort()).toEqual(packages);
  expect(peerDependenciesMeta).toEqual(Object.fromEntries(packages.map(name => [name, { optional: true }])));
});

describe('a kind of network', () => {
  it('of our own is found by a word', async () => {
    expect(await find('xmpp')).toBe(xmpp);
  });

  it.each(['@acme/presence-agent', 'acme-presence'])('of somebody else is found by the name of its package, %s', async name => {
    expect(await find(name, packages({ [`${name}/config.js`]: { agentKind: xmpp } }))).toBe(xmpp);
  });

  it.each([
    ['sip', 'the package @presence-elements/agent-sip is not installed: npm install @presence-elements/agent-sip'],
    ['xmp', 'there is no kind "xmp": did you mean "xmpp"?'],
    ['matrix', 'the package @presence-elements/agent-matrix is not installed: npm install @presence-elements/agent-matrix'],
    ['@acme/nothing', 'the package @acme/nothing is not installed: npm install @acme/nothing'],
  ])('that is not there, %s, says what to do', async (name, words) => {
    expect(await find(name)).toBe(words);
  });

  it.each(['', '../evil', './x', '/etc/passwd', 'node:fs', 'file:///x', 'data:text/javascript,1', 'https://x.example', '@acme', 'a/b/c', 'XMPP', '@acme/../x'])('is never imported by a path or URL: %j', async name => {
    const imported: string[] = [];
    expect(await find(name, module => {
      imported.push(module);
      return Promise.resolve({ agentKind: xmpp });
    })).toMatch(/^write one of "xmpp"/);
    expect(imported).toEqual([]);
  });

  it.each([{}, { agentKind: undefined }, { agentKind: { kind: 'x' } }, { agentKind: { title: 'x', options: 'x', create: () => undefined } }])('is none without what a kind needs: %j', async module => {
    expect(await find('@acme/x', packages({ '@acme/x/config.js': module }))).toMatch('exports no agentKind');
  });

  it('is none with a schema that is none', async () => {
    const broken = { ...xmpp, options: { type: 'nonsense' } };
    expect(await find('@acme/x', packages({ '@acme/x/config.js': { agentKind: broken } }))).toMatch(/^the package @acme\/x cannot be loaded: /);
  });

  it.each([
    [Object.assign(new Error('No "exports"'), { code: 'ERR_PACKAGE_PATH_NOT_EXPORTED' }), 'has no config.js'],
    [Object.assign(new Error('Cannot find package \'left-pad\' imported from …'), { code: 'ERR_MODULE_NOT_FOUND' }), 'cannot be loaded: Cannot find package \'left-pad\''],
    [new SyntaxError('Unexpected token'), 'cannot be loaded: Unexpected token'],
    ['why', 'cannot be loaded: it gives no reason'],
  ])('that cannot be loaded says why: %s', async (error, words) => {
    expect(await find('@acme/x', () => Promise.reject(error))).toContain(words);
  });

  it('is looked for among the relay’s own packages and those beside the configuration', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'presence-kinds-')), home = join(folder, 'node_modules/@acme/presence-agent');
    await mkdir(home, { recursive: true });
    await writeFile(join(home, 'package.json'), JSON.stringify({ name: '@acme/presence-agent', type: 'module', exports: { './config.js': './config.js' } }));
    await writeFile(join(home, 'config.js'), 'export const agentKind = { kind: "acme", title: "Acme", options: { type: "object" }, create: () => ({}) };');
    expect(await findKind('@acme/presence-agent', join(folder, 'presence.config.json'))).toMatchObject({ title: 'Acme' });
    await rm(folder, { recursive: true });
    expect(await findKind('@acme/nothing', import.meta.filename)).toBe('the package @acme/nothing is not installed: npm install @acme/nothing');
  });
});
