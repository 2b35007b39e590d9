import { defaultRegistry } from '/presence-elements.js';

/** Says in words where moderators have switched presence off. The scopes and the switch follow by themselves. */
const [relay] = defaultRegistry().agents();
const account = await relay?.account?.().catch(() => undefined);

for (const place of account?.areas ? document.querySelectorAll('.area-off') : []) follow(place, account.areas);

function follow(place, areas) {
  const { area, words } = place.dataset;
  const show = ({ enabled }) => { place.textContent = enabled ? '' : words; };
  // A relay that does not answer tells nothing new.
  const look = () => areas.read(area).then(show, () => undefined);
  areas.follow(look);
  void look();
}
