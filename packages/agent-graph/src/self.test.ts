import { parseAddress } from '@presence-elements/core';
import { say } from '../test/page.js';
import { bench } from '../test/parts.js';

describe('oneself', () => {
  it('is whoever the token is of, by the address that the host or the registry knows', () => {
    expect(bench({ me: 'mailto:Ada@corp.example' }).self.addressOf(undefined)).toBe('ada@corp.example');
    expect(bench().self.addressOf({ id: 'ada', address: 'ada@corp.example' })).toBe('ada@corp.example');
    // Of two viewers of one agent none is taken for the other.
    expect(bench({ me: 'ada@corp.example' }).self.addressOf({ id: 'eve', address: 'eve@corp.example' })).toBe('eve@corp.example');
    expect([bench().self.addressOf({ id: 'ada' }), bench({ me: 'ada@corp.example', isShared: true }).self.addressOf(undefined)]).toEqual([undefined, undefined]);
  });

  it('is asked for with one request, and remembered by id', async () => {
    const { self, sessions, double, signal } = bench(), { id } = double.add('ada@corp.example', say('Busy')), session = sessions.of(undefined);
    double.tokens.set('good', { user: id, scopes: ['Presence.Read'] });
    expect(await self.report(parseAddress('ada@corp.example')!, { session, viewer: undefined, signal })).toMatchObject({ availability: 'busy', links: { message: expect.stringContaining('ada%40corp.example') as string } });
    expect([await self.id({ session, viewer: undefined, signal }), double.asked.length]).toEqual([id, 1]);
  });

  it('is found by the viewer’s address where the token is an application’s', async () => {
    const { self, sessions, double, signal } = bench({ isShared: true }), { id } = double.add('ada@corp.example'), session = sessions.of(undefined);
    const idOf = (address?: string): Promise<string> => self.id({ session, viewer: { id: 'x', address }, signal });
    expect(await idOf('ada@corp.example')).toBe(id);
    await expect(idOf('eve@corp.example')).rejects.toMatchObject({ code: 'not-found' });
    await expect(idOf()).rejects.toMatchObject({ code: 'not-found' });
  });

  it('is not whatever else answers', async () => {
    const { self, sessions, double, signal } = bench();
    double.intervene = () => ({ status: 200, body: { id: 'x', availability: 'Offline' } });
    await expect(self.presence({ session: sessions.of(undefined), viewer: undefined, signal })).rejects.toMatchObject({ code: 'unreachable' });
  });
});
