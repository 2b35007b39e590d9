import type { WebService } from '../web-service.js';

/** The chatback badge: a page for the opaque token that its owner made; only the name of its picture tells the state. */
export const googleTalk: WebService = {
  name: 'google-talk',
  title: 'Google Talk',
  retired: '2022-06-16',
  base: 'http://www.google.com',
  schemes: ['gtalk'],
  path: '/talk/service/badge/Show?tk={user}',
  read: { format: 'html', between: ['<img id="b" src="/talk/service/resources/', '.'] },
  values: { online: 'online', busy: 'busy', offline: 'offline' },
};
