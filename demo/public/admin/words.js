/** The words of the page, in its language. */
export const words = JSON.parse(document.querySelector('#admin').dataset.words);

/** 'People found: {n}.' → 'People found: 3.' */
export function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (hole, name) => (Object.hasOwn(values, name) ? String(values[name]) : hole));
}

/** What is wrong with an entry: in the page's words, else in the relay's. */
export function mistakeAt(field, { path, code, message }) {
  const { mistakes } = words;
  const sentence = mistakes[`${field} ${code}`] ?? mistakes[code] ?? message;
  const line = /^\.(\d+)$/.exec(path.slice(field.length));
  return line ? fill(words.line, { n: Number(line[1]) + 1, mistake: sentence }) : sentence;
}

/** Why nothing came of it, where no entry is to blame. */
export function reasonOf(error) {
  if (error.name !== 'Error' || error.status === undefined) throw error;
  if (error.status === 0) return words.unreachable;
  if (error.status === 401 || error.status === 403) return words.forbidden;
  return fill(words.failed, { reason: error.message || error.status });
}
