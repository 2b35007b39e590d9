import { describe, expect, it } from 'vitest';
import { PresenceError, problemCodes } from '@presence-elements/core';
import { isExpected, problemResponse, RelayProblem } from './problem.js';

describe('a problem', () => {
  it('says what is wrong in words and in a code (RFC 9457)', async () => {
    const response = problemResponse(new RelayProblem(409, 'agent-fault', 'Too old.'));
    expect([response.status, response.headers.get('content-type')]).toEqual([409, 'application/problem+json']);
    expect(await response.json()).toEqual({ title: 'Conflict', status: 409, code: 'agent-fault', detail: 'Too old.' });
  });

  it.each(problemCodes.filter(code => code !== 'agent-fault'))('of a network, %s, keeps its code and has a status of its own', async code => {
    const response = problemResponse(new PresenceError(code, 'why'));
    const { title, ...rest } = await response.json() as { title: string };
    expect(rest).toEqual({ status: response.status, code, detail: 'why' });
    expect(title).toMatch(/^[A-Z]/);
    expect(response.status).toBeGreaterThanOrEqual(400);
    // 401 would make the page renew a sign-in of its own that is in order.
    expect(response.status).not.toBe(401);
  });

  it.each([['required', 422, 'Unprocessable Content'], ['conflict', 409, 'Conflict']])('of a form names its fields: %s is a %i', async (code, status, title) => {
    const problems = [{ path: 'name', code, message: 'Not so.', value: 'hunter2' }];
    const error = Object.assign(new Error('Not so.'), { name: 'SettingsError', problems }), response = problemResponse(error);
    expect(isExpected(error)).toBe(true);
    expect(await response.json()).toEqual({ title, status, code: 'agent-fault', detail: 'Not so.', errors: [{ path: 'name', code, message: 'Not so.' }] });
    expect(response.status).toBe(status);
  });

  it('says in whole seconds when to come back', () => {
    expect(problemResponse(new PresenceError('rate-limited', '', { retryAfter: 1500 })).headers.get('retry-after')).toBe('2');
  });

  it.each([
    [500, new Error('password=hunter2 at /srv/secret')],
    // What an agent did not expect itself: core hands its own words on.
    [502, new PresenceError('agent-fault', 'password=hunter2 at /srv/secret')],
  ])('tells nothing of what went wrong inside: %s', async (status, error) => {
    expect(isExpected(error)).toBe(false);
    const text = await problemResponse(error).text();
    expect(JSON.parse(text)).toMatchObject({ status, code: 'agent-fault' });
    expect(text).not.toMatch(/hunter2|srv/);
  });

  it('of what is kept here is no network’s fault', async () => {
    const response = problemResponse(new PresenceError('agent-fault', 'Nothing was changed: /srv/secret is full'), { isOurs: true });
    expect(await response.json()).toEqual({ title: 'Internal Server Error', status: 500, code: 'agent-fault', detail: 'Something went wrong here; it has been logged.' });
    expect(problemResponse(new PresenceError('not-found', 'why'), { isOurs: true }).status).toBe(404);
    expect(problemResponse(new PresenceError('unreachable', 'The settings are closed.'), { isClosed: true }).status).toBe(503);
  });
});
