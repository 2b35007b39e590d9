/** Where in the portal presence can be switched off, and who moderates there: users. */
export const areas = Object.freeze([
  { area: 'discussion', moderators: Object.freeze(['ingrid']) },
  { area: 'library', moderators: Object.freeze(['carol']) },
]);
