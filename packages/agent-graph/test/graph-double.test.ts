import { lacksContract, readContract } from './csdl.js';
import { GraphDouble, type Reply } from './graph-double.js';

const ask = (double: GraphDouble, path: string, body?: unknown): Promise<Reply> => double.answer({ method: 'POST', path, token: 'good', body });

describe.skipIf(lacksContract)('the published contract of Graph (needs ../shared/contracts beside the repository)', () => {
  it('says what is sent to each action, and closes it', () => {
    const { $defs } = readContract() as { $defs: Record<string, { required?: string[]; enum?: string[]; properties?: object }> };
    expect($defs['getPresencesByUserId()']).toEqual({ type: 'object', additionalProperties: false, required: ['ids'], properties: { ids: { type: 'array', items: { type: 'string' } } } });
    expect($defs['setUserPreferredPresence()']!.required).toEqual(['availability', 'activity']);
    expect($defs.workLocationType!.enum).toContain('timeOff');
    expect(Object.keys($defs.presence!.properties!)).toEqual(['id', 'activity', 'availability', 'outOfOfficeSettings', 'sequenceNumber', 'statusMessage', 'workLocation']);
  });

  it.each<[string, string, unknown]>([
    ['ids that are no texts', '/communications/getPresencesByUserId', { ids: [7] }], ['no ids', '/communications/getPresencesByUserId', {}], ['a parameter of its own', '/communications/getPresencesByUserId', { ids: [], select: 'id' }],
    ['a duration in milliseconds', '/users/x/presence/setUserPreferredPresence', { availability: 'Busy', activity: 'Busy', expirationDuration: 3_600_000 }], ['half a preference', '/users/x/presence/setUserPreferredPresence', { availability: 'Busy' }],
    ['a message as a text', '/users/x/presence/setStatusMessage', { statusMessage: { message: 'hello' } }], ['a kind of body that there is not', '/users/x/presence/setStatusMessage', { statusMessage: { message: { content: 'x', contentType: 'markdown' } } }],
    ['an end as a number', '/users/x/presence/setStatusMessage', { statusMessage: { message: { content: 'x', contentType: 'text' }, expiryDateTime: 7 } }], ['an action that there is not', '/users/x/presence/setMood', {}],
  ])('is held against every request: the double refuses %s', async (_, path, body) => {
    const double = new GraphDouble();
    expect([(await ask(double, path, body)).status, double.violations.length]).toEqual([400, 1]);
  });
});

describe('the double of Graph', () => {
  it('keeps to the documented limits', async () => {
    const double = new GraphDouble(), { id } = double.add('ada@corp.example');
    const requests = Array.from({ length: 21 }, (_, n) => ({ id: String(n), method: 'GET', url: '/users/x' }));
    const statuses = [
      await ask(double, '/communications/getPresencesByUserId', { ids: Array(651).fill(id) }), await ask(double, '/communications/getPresencesByUserId', { ids: ['ada@corp.example'] }), await ask(double, '/$batch', { requests }),
      await ask(double, '/$batch', { requests: [requests[0], requests[0]] }), await ask(double, `/users/${id}/presence/setUserPreferredPresence`, { availability: 'Busy', activity: 'InACall' }),
    ].map(({ status }) => status);
    expect(statuses).toEqual([400, 400, 400, 400, 403]);
    double.limit = { requests: double.asked.length, per: 30_000 };
    expect(await ask(double, '/communications/getPresencesByUserId', { ids: [id] })).toMatchObject({ status: 429, headers: { 'retry-after': expect.stringMatching(/^\d+$/) as string } });
  });
});
