import { fieldsOf, mark, theirs, toFirstMistake } from './fields.js';
import { onSettings } from './follow.js';
import { ask } from './relay.js';
import { fill, mistakeAt, reasonOf, words } from './words.js';

/** A form of one section of the settings. What was typed stays, whatever fails and whoever changes the settings meanwhile. */
class SectionForm {
  #form;
  #fields;
  #outcome;
  #revision;
  #kept = new Map();   // by field: what is in force, as JSON
  #sent = new Map();   // by field: what is on its way, as JSON
  #turn = Promise.resolve();

  constructor(form) {
    this.#form = form;
    this.#fields = fieldsOf(form);
    this.#outcome = form.querySelector('.outcome');
    form.addEventListener('submit', (event) => { event.preventDefault(); this.#save(); });
    form.addEventListener('reset', (event) => { event.preventDefault(); this.#discard(); });
    this.#busy(true);
  }

  /** Reads what is in force. */
  async load() {
    const isFirst = this.#revision === undefined;
    try {
      const isTouched = this.#take(await ask(this.#path));
      if (isTouched || isFirst) this.#say(isTouched ? words.meanwhile : '');
      this.#busy(false);
    } catch (error) {
      if (isFirst) this.#say(reasonOf(error), true);
    }
  }

  get #path() {
    return `sections/${this.#form.dataset.section}`;
  }

  /** What was typed goes before what is in force; was anything of that changed by somebody else? */
  #take({ value, revision }) {
    // Answers may overtake each other.
    if (revision < this.#revision) return false;
    this.#revision = revision;
    let isTouched = false;
    for (const { field, place, read, write, say } of this.#fields) {
      const before = this.#kept.get(field);
      const now = valueAt(value, field);
      const isOnItsWay = this.#sent.has(field);
      const typed = isOnItsWay || (before !== undefined && JSON.stringify(read()) !== before);
      this.#kept.set(field, JSON.stringify(now));
      const differs = typed && !isOnItsWay && before !== JSON.stringify(now) && JSON.stringify(read()) !== JSON.stringify(now);
      if (!typed) write(now);
      if (differs || !typed) theirs(place, differs ? fill(words.theirs, { value: say(now) }) : '');
      isTouched ||= differs;
    }
    this.#form.dispatchEvent(new Event('input', { bubbles: true }));
    return isTouched;
  }

  /** One after the other: whoever saves again while something is on its way saves what they have changed since. */
  #save() {
    const changed = this.#fields.filter(({ field, read }) => JSON.stringify(read()) !== (this.#sent.get(field) ?? this.#kept.get(field)));
    this.#unmark();
    if (!changed.length) return this.#sent.size || this.#say(words.nothing);
    this.#say(words.saving);
    const change = changeOf(changed), sent = changed.map(({ field, read }) => [field, JSON.stringify(read())]);
    for (const [field, value] of sent) this.#sent.set(field, value);
    this.#turn = this.#turn.then(() => this.#send(change, sent));
  }

  async #send(change, sent) {
    const isOver = () => {
      for (const [field, value] of sent) if (this.#sent.get(field) === value) this.#sent.delete(field);
    };
    try {
      const document = await ask(this.#path, { method: 'PATCH', body: { revision: this.#revision, change } });
      for (const [field, value] of sent) this.#kept.set(field, value);
      isOver();
      this.#take(document);
      this.#say(this.#sent.size ? words.saving : words.saved);
    } catch (error) {
      isOver();
      await this.#refused(error);
    }
  }

  async #refused(error) {
    if (error.isConflict) {
      await this.load();
      return this.#say(words.conflict, true);
    }
    const problems = error.problems ?? [];
    if (!problems.length) return this.#say(reasonOf(error), true);
    const isOf = (field) => ({ path }) => path === field || path.startsWith(`${field}.`);
    // Of a list several lines may be wrong.
    for (const { field, place } of this.#fields) mark(place, problems.filter(isOf(field)).map((problem) => mistakeAt(field, problem)).join(' '));
    const others = problems.filter((problem) => !this.#fields.some(({ field }) => isOf(field)(problem)));
    this.#say([words.wrong, ...others.map(({ message }) => message)].join(' '), true);
    toFirstMistake(this.#form);
  }

  #discard() {
    this.#unmark();
    for (const { field, place, write } of this.#fields) {
      write(JSON.parse(this.#kept.get(field)));
      theirs(place, '');
    }
    this.#form.dispatchEvent(new Event('input', { bubbles: true }));
    this.#say('');
  }

  #unmark() {
    for (const { place } of this.#fields) mark(place);
  }

  #busy(isBusy) {
    this.#form.setAttribute('aria-busy', String(isBusy));
    for (const group of this.#form.querySelectorAll('fieldset.settings')) group.disabled = isBusy;
  }

  #say(sentence, isWrong = false) {
    this.#outcome.textContent = sentence;
    this.#outcome.classList.toggle('wrong', isWrong);
  }
}

/** 'temporary.max' of a section; what is not set has no limit. */
function valueAt(value, field) {
  return field.split('.').reduce((part, name) => part?.[name], value) ?? null;
}

function changeOf(fields) {
  const change = {};
  for (const { field, read } of fields) {
    const [name, inner] = field.split('.');
    change[name] = inner ? { ...change[name], [inner]: read() } : read();
  }
  return change;
}

for (const form of document.querySelectorAll('.section-form')) {
  const section = new SectionForm(form);
  void section.load();
  void onSettings(() => { void section.load(); });
}
