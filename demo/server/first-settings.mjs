import { areas } from '../data/areas.mjs';
import { neighbourhoods } from '../data/neighbours.mjs';
import { NEIGHBOUR_KIND } from './neighbour-kind.mjs';

/** Recorded as who made the first settings. */
const SETUP = { id: 'setup', roles: ['admin'] };

const draftOf = ({ name, kind, route }, mood) => ({
  kind, name,
  routes: [route, ...(kind === 'public' ? [`${route.slice(0, -1)}.example`] : [])],
  agent: { kind: NEIGHBOUR_KIND, options: { mood } },
  allowed: true,
  verification: 'provider-verified',
  isPublic: kind === 'public',
  supports: kind === 'public' ? ['av'] : [],
  ...(kind === 'public' && { signIn: `/sign-in/${route.slice(0, -1)}?back={back}` }),
});

/** What the institute has decided before anybody looks at the demo: networks that answer, and who moderates where. */
export async function firstSettings(organisation, mood) {
  const { providers } = organisation.account(SETUP);
  const added = [];
  for (const neighbourhood of neighbourhoods) added.push(await providers.add(draftOf(neighbourhood, mood)));
  // Of the two connections of its own the institute uses the station's; the ship's server is in harbour.
  await providers.activate(added[0].id);
  const administration = organisation.administration(SETUP);
  for (const { area, moderators } of areas) await administration.setModerators(area, moderators);
}
