/** The keys of a tree (ARIA Authoring Practices), as far as this one needs them. */
const tree = document.querySelector('[role=tree]');
const visible = () => [...tree.querySelectorAll('[role=treeitem]')].filter((item) => item.offsetParent !== null);

tree.addEventListener('keydown', (event) => {
  const items = visible();
  const at = items.indexOf(document.activeElement);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
  if (to !== undefined && items[to]) move(items[at], items[to]);
  else if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') expand(items[at], event.key === openingKey());
  else return;
  event.preventDefault();
});

for (const button of document.querySelectorAll('[aria-pressed]:not([name])')) {
  button.addEventListener('click', () => button.setAttribute('aria-pressed', String(button.getAttribute('aria-pressed') !== 'true')));
}

function move(from, to) {
  from?.setAttribute('tabindex', '-1');
  to.setAttribute('tabindex', '0');
  to.focus();
}

function expand(item, open) {
  const [branch, ...leaves] = tree.children;
  branch.setAttribute('aria-expanded', String(open));
  for (const leaf of leaves) leaf.hidden = !open;
  if (!open) move(item, branch);
}

function openingKey() {
  return getComputedStyle(tree).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
}
