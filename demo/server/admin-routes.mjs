import { areasPage } from '../pages/admin/areas.mjs';
import { backupPage } from '../pages/admin/backup.mjs';
import { changesPage } from '../pages/admin/changes.mjs';
import { directoryPage } from '../pages/admin/directory.mjs';
import { adminUrl, refusedPage } from '../pages/admin/frame.mjs';
import { networksPage } from '../pages/admin/networks.mjs';
import { peoplePage } from '../pages/admin/people.mjs';
import { accessPage, messagingPage, sharingPage } from '../pages/admin/sections.mjs';

const pages = { networks: networksPage, access: accessPage, sharing: sharingPage, messaging: messagingPage, people: peoplePage, areas: areasPage, directory: directoryPage, changes: changesPage, backup: backupPage };

/** The administration: forms alone. What they show and change, they ask the relay, which refuses whoever is no administrator. */
export function adminRoutes(app, visits) {
  for (const [name, page] of Object.entries(pages)) {
    app.get(adminUrl(name), (context) => {
      const visit = visits.of(context);
      return visit.isAdministrator ? context.html(page(visit)) : context.html(refusedPage(visit), 403);
    });
  }
}
