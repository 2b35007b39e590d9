import { firstPosts } from '../data/discussion.mjs';
import { documentAt } from '../data/documents.mjs';
import { anybodyAt } from '../data/neighbours.mjs';
import { directoryPage } from '../pages/directory.mjs';
import { discussionPage } from '../pages/discussion.mjs';
import { documentPage, mePage, notFoundPage } from '../pages/document.mjs';
import { homePage, statusCard } from '../pages/home.mjs';
import { profilePage } from '../pages/profile.mjs';
import { viewerOf } from './visits.mjs';

const MAX_REPLIES = 40;
const MAX_REPLY = 2_000;   // characters

/** The portal's pages. */
export function portalRoutes(app, visits, { organisation }) {
  const replies = [];
  const posts = (now) => [...firstPosts, ...replies.map((reply) => ({ ...reply, minutes: Math.floor((now - reply.at) / 60_000) }))];
  const notFound = (context) => context.html(notFoundPage(visits.of(context)), 404);

  const areaOf = async (context, name) => ({ name, ...await organisation.account(viewerOf(context.req.raw)).areas.read(name) });

  app.get('/', async (context) => context.html(homePage(visits.of(context), await areaOf(context, 'library'))));
  app.get('/me', (context) => context.html(mePage(visits.of(context), statusCard)));
  app.get('/people', (context) => context.html(directoryPage(visits.of(context))));
  app.get('/people/:address', (context) => {
    const person = anybodyAt(context.req.param('address'));
    return person ? context.html(profilePage(visits.of(context), person)) : notFound(context);
  });
  app.get('/documents/:slug', async (context) => {
    const document = documentAt(context.req.param('slug'));
    return document ? context.html(documentPage(visits.of(context), document, await areaOf(context, 'library'))) : notFound(context);
  });
  app.get('/discussion', async (context) => {
    const visit = visits.of(context);
    return context.html(discussionPage(visit, posts(visit.now), await areaOf(context, 'discussion')));
  });
  app.post('/discussion', async (context) => {
    const { viewer, now } = visits.of(context);
    const { text } = await context.req.parseBody();
    if (typeof text === 'string' && text.trim()) replies.push({ by: viewer.user, at: now, text: text.trim().slice(0, MAX_REPLY) });
    replies.splice(0, replies.length - MAX_REPLIES);
    return context.redirect('/discussion', 303);
  });
  app.notFound(notFound);
}
