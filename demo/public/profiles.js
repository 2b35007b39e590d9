import { defaultRegistry } from '/presence-elements.js';

/** "View profile" in every menu leads to the portal's own page. */
defaultRegistry().handle('profile', (address) => { location.assign(`/people/${encodeURIComponent(address)}`); });
