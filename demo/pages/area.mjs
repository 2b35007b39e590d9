import { html } from 'hono/html';

/** A part of the portal in which presence can be switched off: the scope itself follows the switch. */
export function areaScope({ name }, content) {
  return html`<presence-scope inherit area="${name}">${content}</presence-scope>`;
}

/**
 * For moderators the switch, which shows itself to nobody else; for everybody a word while presence is off, which `public/area.js` says.
 *
 * @param {{ name: string, enabled: boolean, moderated: boolean }} area  As it is now, for this visitor.
 */
export function areaBar({ t }, { name, enabled, moderated }) {
  return html`<div class="area-bar${moderated ? ' moderated' : ''}"><presence-area-switch area="${name}"></presence-area-switch>
  <p class="area-off" role="status" data-area="${name}" data-words="${t.areaOff}">${enabled ? '' : t.areaOff}</p></div>`;
}
