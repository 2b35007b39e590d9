// Whom one may reach first comes first.
const REACHABLE = ['online', 'busy', 'dnd', 'away', 'offline', 'unknown'];

/** Puts the rows that fit into their order, hides the others, and says how many fit. Moves only what has to move. */
export function arrange(body, rows, wish, lang) {
  const fitting = rows.filter((row) => fits(row, wish));
  for (const row of rows) row.hidden = !fitting.includes(row);
  const ordered = fitting.sort(comparison(wish, lang));
  ordered.forEach((row, index) => {
    const before = index ? ordered[index - 1].nextElementSibling : body.firstElementChild;
    if (before !== row) body.insertBefore(row, before);
  });
  return ordered.length;
}

function fits(row, { text, team, availability }) {
  const { name, place, words } = row.dataset;
  const sought = fold(text);
  return (!team || row.dataset.team === team)
    && (!availability || (row.dataset.availability ?? 'unknown') === availability)
    && (!sought || fold(`${name} ${place} ${words}`).includes(sought));
}

function comparison({ sort, descending }, lang) {
  const collator = new Intl.Collator(lang, { sensitivity: 'base', numeric: true });
  const byName = (a, b) => collator.compare(a.dataset.name, b.dataset.name);
  const byKey = sort === 'availability' ? (a, b) => rank(a) - rank(b) : (a, b) => collator.compare(a.dataset[sort], b.dataset[sort]);
  return (a, b) => (descending ? -byKey(a, b) : byKey(a, b)) || byName(a, b);
}

function rank(row) {
  return REACHABLE.indexOf(row.dataset.availability ?? 'unknown');
}

// "soeren" finds nobody, "soren" finds Søren's cousin Sören: accents do not count.
function fold(text) {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();
}
