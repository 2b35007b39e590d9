import { awkwardIndex, awkwardPage } from '../pages/awkward/index.mjs';
import { framePage } from '../pages/awkward/iframe.mjs';
import { awkwardPages } from '../pages/awkward/pages.mjs';

/** One page per awkward situation, and the list of them. */
export function awkwardRoutes(app, visits) {
  app.get('/awkward', (context) => context.html(awkwardIndex(visits.of(context))));
  app.get('/awkward/frame', (context) => context.html(framePage(visits.of(context))));
  for (const page of awkwardPages) {
    app.get(`/awkward/${page.slug}`, (context) => context.html(awkwardPage(visits.of(context), page)));
  }
}
