import { eventsIn, onwards } from './events.js';

test('events are read with whom they are about', () => {
  const event = { link: { rel: 'contactPresence', href: '/p/1/presence' }, in: { rel: 'contact', href: '/p/1' }, type: 'updated' };
  expect(eventsIn({ sender: [{ rel: 'people', href: '/people', events: [event, { link: { rel: 'x' } }, null, 7] }, { rel: 'me' }, null] }))
    .toEqual([{ sender: 'people', type: 'updated', rel: 'contactPresence', href: '/p/1/presence', in: '/p/1' }]);
  for (const nothing of [{}, { sender: null }, { sender: [{ events: 'x' }] }, { sender: { events: [{ link: 'x' }] } }]) expect(eventsIn(nothing)).toEqual([]);
});

test('the channel says where it goes on, and how', () => {
  const to = (how: string): object => ({ _links: { self: { href: '/e' }, [how]: { href: '/e?ack=2' } } });
  for (const how of ['next', 'resume', 'resync']) expect(onwards(to(how) as Record<string, unknown>)).toEqual({ how, href: '/e?ack=2' });
  expect(onwards({})).toBeUndefined();
});
