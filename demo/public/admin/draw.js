/** An element with its attributes and what is in it; texts are texts. */
export function make(tag, attributes = {}, ...content) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(name, value);
    else if (value === true) element.toggleAttribute(name, true);
    else if (value !== false && value !== undefined) element.setAttribute(name, value);
  }
  element.append(...content.filter((each) => each !== undefined));
  return element;
}

/** A table of a card, or why there is none. */
export function showRows(card, rows, empty) {
  card.setAttribute('aria-busy', 'false');
  const table = card.querySelector('table');
  table.tBodies[0].replaceChildren(...rows);
  (table.closest('.scroller') ?? table).hidden = !rows.length;
  card.querySelector('.empty').textContent = rows.length ? '' : empty;
}

/** A user's name or an address: Latin letters, whatever the page is written in. */
export function code(text) {
  return make('bdi', { dir: 'ltr' }, text);
}
