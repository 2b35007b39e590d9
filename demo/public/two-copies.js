const [first, second] = await Promise.all([import('/presence-elements.js'), import('/second-copy/presence-elements.js')]);
const different = first.PresenceIcon !== second.PresenceIcon;
const shared = first.defaultRegistry() === second.defaultRegistry();
document.querySelector('#shared').value = different && shared ? 'yes' : 'no';
