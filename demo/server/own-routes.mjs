import { neighbourhoods } from '../data/neighbours.mjs';
import { isUser } from '../data/people.mjs';
import { contactsPage, messagesPage, preferencesPage, signInPage } from '../pages/own.mjs';
import { arrivals } from './arrivals.mjs';
import { localPath } from './visits.mjs';

/** Everybody's own pages: contacts, preferences, messages, and the sign-in of a network outside. */
export function ownRoutes(app, visits, { mailbox, accounts }) {
  app.get('/preferences', (context) => context.html(preferencesPage(visits.of(context))));
  app.get('/contacts', (context) => context.html(contactsPage(visits.of(context))));
  app.get('/messages', (context) => {
    const visit = visits.of(context);
    return context.html(messagesPage(visit, mailbox.of(visit.viewer.user)));
  });
  app.get('/messages/arrivals', (context) => {
    const { user } = visits.of(context).viewer;
    return arrivals(context, (told) => mailbox.follow(user, told));
  });

  app.get('/sign-in/:network', (context, next) => {
    const found = networkOf(context.req.param('network'));
    if (!found) return next();
    const visit = visits.of(context);
    const { user } = visit.viewer;
    return context.html(signInPage(visit, { network: found.name, user, back: backTo(context, context.req.query('back')), isSignedIn: accounts.has(`${found.route}${user}`) }));
  });
  app.post('/sign-in/:network', async (context, next) => {
    const found = networkOf(context.req.param('network'));
    if (!found) return next();
    const { user, password, act, back } = await context.req.parseBody();
    const account = String(user ?? '').trim().toLowerCase();
    const home = backTo(context, back);
    if (act === 'out') accounts.signOut(`${found.route}${account}`);
    else if (!isUser(account) || !password) return context.html(signInPage(visits.of(context), { network: found.name, user: account, back: home, problem: true }), 422);
    else accounts.signIn(`${found.route}${account}`);
    return context.redirect(home, 303);
  });
}

/** Where somebody came from, as a whole address or as a path: never another site. */
function backTo({ req }, text) {
  const { origin } = new URL(req.url);
  return localPath(typeof text === 'string' && text.startsWith(`${origin}/`) ? text.slice(origin.length) : text);
}

function networkOf(name) {
  return neighbourhoods.find(({ route }) => route === `${name}:`);
}
