import { defaultRegistry } from '/presence-elements.js';

/** "Send message" in every menu: a small window of the portal's own, which says what became of it. */
const dialog = document.querySelector('#writer');
const words = JSON.parse(dialog.dataset.words);
const text = dialog.querySelector('textarea');
const mistake = dialog.querySelector('.mistake');
const receipt = dialog.querySelector('.receipt');
let recipient = { address: '', name: '' };

// From a timer: the menu gives the focus back first.
defaultRegistry().handle('message', (address) => { setTimeout(() => { open(address); }); });
dialog.querySelector('form').addEventListener('submit', (event) => { event.preventDefault(); void send(); });
dialog.querySelector('[value=close]').addEventListener('click', () => { dialog.close(); });
text.addEventListener('input', () => { complain(''); });

function open(address) {
  recipient = { address, name: nameOf(address) };
  dialog.querySelector('#writer-title').textContent = fill(words.title);
  receipt.textContent = '';
  complain('');
  dialog.showModal();
  text.focus();
}

async function send() {
  if (!text.value.trim()) {
    complain(words.required);
    return text.focus();
  }
  say(words.sending);
  try {
    const { delivered, refused } = await defaultRegistry().send(recipient.address, { text: text.value.trim(), lang: document.documentElement.lang });
    if (refused?.length) return say(whyNot(refused[0].problem), true);
    say(delivered === 'stored' ? words.stored : words.sent);
    text.value = '';
  } catch (error) {
    say(whyNot(error.code), true);
  }
}

function whyNot(problem) {
  return words.problems[problem] ?? words.problems.other;
}

function complain(sentence) {
  mistake.textContent = sentence;
  mistake.hidden = !sentence;
  if (sentence) text.setAttribute('aria-invalid', 'true');
  else text.removeAttribute('aria-invalid');
}

function say(sentence, isWrong = false) {
  receipt.textContent = fill(sentence);
  receipt.classList.toggle('wrong', isWrong);
}

/** As the page calls the person, beside whose name an icon stands. */
function nameOf(address) {
  for (const icon of document.querySelectorAll(`presence-icon[address="${CSS.escape(address)}"]`)) {
    const from = icon.getAttribute('label-from');
    const name = icon.getAttribute('label') ?? (from && document.getElementById(from)?.textContent);
    if (name) return name.trim();
  }
  return address;
}

function fill(sentence) {
  return sentence.replace('{name}', () => `\u2068${recipient.name}\u2069`);
}
