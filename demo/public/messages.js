/** Messages as they come: the server draws them, and what is new of that is put before what is there. */
const messages = document.querySelector('#messages');

new EventSource('/messages/arrivals').addEventListener('message', () => {
  const page = new XMLHttpRequest();
  page.responseType = 'document';
  page.open('GET', '/messages');
  page.addEventListener('load', () => {
    const drawn = page.response?.querySelector('#messages');
    if (drawn) show(drawn);
  });
  page.send();
});

function show(drawn) {
  if (!messages.querySelector('ol') || !drawn.querySelector('ol')) return messages.replaceChildren(...drawn.childNodes);
  const known = byKey(messages);
  const now = byKey(drawn);
  for (const [key, item] of known) {
    if (now.has(key)) item.querySelector('.when').replaceWith(now.get(key).querySelector('.when'));
    else item.remove();
  }
  // Only what is new comes into the document, and so is read out.
  messages.querySelector('ol').prepend(...[...now].filter(([key]) => !known.has(key)).map(([, item]) => item));
}

function byKey(root) {
  return new Map([...root.querySelectorAll('li')].map((item) => [item.dataset.message, item]));
}
