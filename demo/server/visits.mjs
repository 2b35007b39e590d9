import { getCookie, setCookie } from 'hono/cookie';
import { ADMINISTRATOR, isColleague, isUser, personOf } from '../data/people.mjs';
import { messages } from '../messages/messages.mjs';

const VISITOR = 'visitor';
const THEMES = ['auto', 'light', 'dark'];
const COOKIE = { path: '/', httpOnly: true, sameSite: 'Lax' };
const MAX_GUESTS = 20;

/** Who a request comes from. In the demo a name in a cookie is enough; a portal of yours looks its session up here. */
export function viewerOf(request) {
  const user = userOf(request.headers.get('cookie') ?? '');
  return { id: user, address: personOf(user).address, roles: user === ADMINISTRATOR ? ['admin'] : [] };
}

/** Knows who has signed in, and prepares what a page is given. `onVisit` hears of each who comes, as often as they come. */
export function createVisits({ now = Date.now, onVisit = async () => undefined } = {}) {
  const guests = new Set();

  return {
    /** Middleware: `?as=ada` on any page signs in and comes back without it. */
    async signIn(context, next) {
      const user = context.req.query('as')?.trim().toLowerCase();
      if (user === undefined) {
        await onVisit(viewerOf(context.req.raw).id);
        return next();
      }
      if (!isUser(user)) return context.text('A user name is made of letters, digits, dots, dashes and underscores.', 400);
      setCookie(context, 'as', user, COOKIE);
      if (!isColleague(user) && user !== VISITOR) remember(guests, user);
      await onVisit(user);
      return context.redirect(withoutAs(context.req.url), 303);
    },

    /** Theme and language, kept in cookies so that the first paint is right. */
    async setDisplay(context) {
      const { theme, lang, back } = await context.req.parseBody();
      if (THEMES.includes(theme)) setCookie(context, 'theme', theme, COOKIE);
      if (Object.hasOwn(messages, lang)) setCookie(context, 'lang', lang, COOKIE);
      return context.redirect(localPath(back), 303);
    },

    of(context) {
      const theme = getCookie(context, 'theme');
      const lang = getCookie(context, 'lang');
      const known = Object.hasOwn(messages, lang ?? '') ? lang : 'en';
      return {
        viewer: personOf(viewerOf(context.req.raw).id),
        isAdministrator: viewerOf(context.req.raw).id === ADMINISTRATOR,
        lang: known,
        t: messages[known],
        theme: THEMES.includes(theme) ? theme : 'auto',
        path: context.req.path,
        now: now(),
        guests: [...guests].map(personOf),
      };
    },
  };
}

function userOf(cookies) {
  const [, user] = /(?:^|;\s*)as=([^;]*)/.exec(cookies) ?? [];
  return isUser(user) ? user : VISITOR;
}

function remember(guests, user) {
  guests.delete(user);
  guests.add(user);
  if (guests.size > MAX_GUESTS) guests.delete(guests.values().next().value);
}

function withoutAs(url) {
  const { pathname, searchParams } = new URL(url);
  searchParams.delete('as');
  return localPath(pathname) + (searchParams.size ? `?${searchParams}` : '');
}

// Never off this server: `//elsewhere.example` is a path to nobody but a browser.
export function localPath(path) {
  return typeof path === 'string' && /^\/(?![/\\])/.test(path) ? path : '/';
}
