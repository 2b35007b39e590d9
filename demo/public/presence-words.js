/**
 * Writes what the icons know where the page wants it in words: notes beside names, the availability on a profile.
 * All it takes is the event; what people wrote is hostile until it is text.
 */
document.addEventListener('presence-change', ({ presence }) => {
  for (const place of placesOf('data-note', presence.address)) place.textContent = noteText(presence);
  for (const place of placesOf('data-word', presence.address)) place.textContent = JSON.parse(place.dataset.words)[presence.availability];
});

function placesOf(attribute, address) {
  return document.querySelectorAll(`[${attribute}="${CSS.escape(address)}"]`);
}

function noteText({ note }) {
  return note ? [note.emoji, note.text].filter(Boolean).join(' ') : '';
}
