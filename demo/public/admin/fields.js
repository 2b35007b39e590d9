import { numberIn } from './numbers.js';
import { words } from './words.js';

const MINUTE = 60_000;   // ms

/** How each kind of entry is read, written, and said in words. What cannot be right goes to the relay as it is: it says why. */
const kinds = {
  flag: {
    read: (place) => place.querySelector('input').checked,
    write: (place, value) => { place.querySelector('input').checked = value; },
    say: (value) => (value ? words.yes : words.no),
  },
  choice: {
    read: (place) => place.querySelector('input:checked')?.value,
    write: (place, value) => { for (const input of place.querySelectorAll('input')) input.checked = input.value === value; },
    say: (value, place) => [...place.querySelectorAll('input')].find((input) => input.value === value)?.nextElementSibling.textContent ?? value,
  },
  lines: {
    read: (place) => place.querySelector('textarea').value.split('\n').map((line) => line.trim()).filter(Boolean),
    write: (place, value) => { place.querySelector('textarea').value = value.join('\n'); },
    say: (value) => value.join(', ') || words.none,
  },
  limit: {
    read: (place) => (place.querySelector('[data-no-limit]').checked ? null : numberIn(place.querySelector('input').value, { isWhole: true })),
    write(place, value) {
      place.querySelector('[data-no-limit]').checked = value === null;
      place.querySelector('input').value = value ?? '';
      place.querySelector('input').disabled = value === null;
    },
    say: (value) => (value === null ? words.noLimit : String(value)),
  },
  minutes: {
    read: (place) => {
      const number = numberIn(place.querySelector('input').value);
      return typeof number === 'number' ? Math.round(number * MINUTE) : number;
    },
    write: (place, value) => { place.querySelector('input').value = String(value / MINUTE); },
    say: (value) => `${value / MINUTE} ${words.minutes}`,
  },
};

/** The entries of a form by the path of their setting. */
export function fieldsOf(form) {
  return [...form.querySelectorAll('[data-field][data-kind]')].map((place) => {
    const { field, kind } = place.dataset;
    const { read, write, say } = kinds[kind];
    return { field, place, read: () => read(place), write: (value) => { write(place, value); }, say: (value) => say(value, place) };
  });
}

/** Says what is wrong with an entry, at the entry; without words, that nothing is. */
export function mark(place, sentence = '') {
  const mistake = place.querySelector('.mistake');
  mistake.textContent = sentence;
  mistake.hidden = !sentence;
  for (const control of place.querySelectorAll('input:not([data-no-limit]), textarea, select')) control.toggleAttribute('data-wrong', Boolean(sentence));
  const control = place.querySelector('input, textarea, select');
  if (sentence) control.setAttribute('aria-invalid', 'true');
  else control.removeAttribute('aria-invalid');
}

/** Says at an entry what somebody else has decided meanwhile; without words, that nobody has. */
export function theirs(place, sentence = '') {
  const note = place.querySelector('.theirs');
  note.textContent = sentence;
  note.hidden = !sentence;
}

/** Brings somebody to the first entry that is wrong. */
export function toFirstMistake(form) {
  form.querySelector('[aria-invalid=true]')?.focus();
}

// "No limit" puts the number out of the way, and what was typed stays for when it is wanted again.
document.addEventListener('change', ({ target }) => {
  if (!target.matches?.('[data-no-limit]')) return;
  const number = target.closest('[data-field]').querySelector('input');
  number.disabled = target.checked;
  if (!target.checked) number.focus();
});
