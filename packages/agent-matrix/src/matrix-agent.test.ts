import { createRegistry, type Presence } from '@presence-elements/core';
import { addressOf, BOB, CAROL, endOffices, never, office, soon } from '../test/office.js';
import { matrixAgent } from './matrix-agent.js';

afterEach(endOffices);

describe('the Matrix agent', () => {
  it('is the viewer’s own unless it is said to be everybody’s, and then sets and sends nothing', async () => {
    const { url } = await office(), viewers = matrixAgent({ homeserver: url, token: 'secret' }), service = matrixAgent({ homeserver: url, token: 'secret', account: 'service', sync: false, name: 'chat' });
    expect([viewers.name, viewers.audience, typeof viewers.watch, typeof viewers.publish, typeof viewers.send]).toEqual(['matrix', 'viewer', 'function', 'function', 'function']);
    expect([service.name, service.audience, service.watch, service.publish, service.send]).toEqual(['chat', 'shared', undefined, undefined, undefined]);
  });

  it('finds the homeserver of its own account, and never asks another, whoever is asked for', async () => {
    const server = await office(), asked: string[] = [];
    const agent = matrixAgent({ userId: `@alice:${new URL(server.url).host}`, token: 'secret', fetch: (url, init) => { asked.push(url); return fetch(url, init); } });
    const [report] = await agent.query([addressOf('@eve:evil.example')], { signal: never });
    expect([report!.problem, server.times('.well-known')]).toEqual(['forbidden', 1]);
    expect(asked.every(url => url.startsWith(server.url))).toBe(true);
  });

  it('answers no viewer with another’s token', async () => {
    const { url } = await office(), agent = matrixAgent({ homeserver: url, token: 'secret' });
    await agent.query([addressOf(BOB)], { signal: never, viewer: { id: 'alice' } });
    await expect(agent.query([addressOf(BOB)], { signal: never, viewer: { id: 'mallory' } })).rejects.toMatchObject({ code: 'signed-out' });
  });

  it('shows each viewer what their own rooms let them see', async () => {
    const server = await office({ tokens: { secret: '@alice:matrix.example', theirs: '@mallory:matrix.example' } });
    server.people.say(BOB, 'online');
    const registry = createRegistry();
    registry.register(matrixAgent({ homeserver: server.url, token: ({ viewer }) => (viewer?.id === 'alice' ? 'secret' : 'theirs') }), 'matrix:');
    const [alice, mallory] = await Promise.all([registry.as({ id: 'alice' }).lookup(BOB), registry.as({ id: 'mallory' }).lookup(BOB)]);
    expect([alice.availability, mallory.availability, mallory.problem]).toEqual(['online', 'unknown', 'forbidden']);
    registry.dispose();
  });

  it('keeps a page of people up to date by one request that is always open', async () => {
    const server = await office(), registry = createRegistry(), agent = matrixAgent({ homeserver: server.url, token: 'secret' }), seen = new Map<string, Presence>();
    server.people.say(BOB, 'online', 'Here');
    registry.register(agent, 'matrix:');
    for (const text of [BOB, CAROL]) registry.watch(text, presence => seen.set(text, presence));
    await soon(() => seen.get(BOB)?.availability === 'online' && seen.get(CAROL)?.availability === 'offline');
    expect(seen.get(CAROL)).toMatchObject({ confidence: 'assumed' });
    await soon(() => server.open === 1);
    const before = server.asked.length;
    server.people.say(BOB, 'unavailable');
    await soon(() => seen.get(BOB)?.availability === 'away');
    await soon(() => server.open === 1);
    expect(server.asked.length - before).toBe(1);
    expect(agent.attempts).toBe(server.times('/sync'));
    registry.dispose();
    await soon(() => server.open === 0);
  });
});
