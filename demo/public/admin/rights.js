/** Shows what remains of all capabilities by what is chosen in the form, before it is saved. */
const form = document.querySelector('[data-section=access]');
const chosen = (field) => form.querySelector(`[data-field=${field}] input:checked`)?.value;

// What "messages and presence only" leaves.
const REMAINS = new Set(['presence', 'message']);
const DEPLOYMENTS = { federated: 'federated', public: 'publicIm' };

function show() {
  for (const table of document.querySelectorAll('#rights table')) table.hidden = table.dataset.edition !== chosen('edition');
  for (const cell of document.querySelectorAll('#rights [data-cell]')) {
    const deployment = DEPLOYMENTS[cell.dataset.relationship];
    const isCut = deployment && chosen(deployment) === 'im-and-presence' && !REMAINS.has(cell.closest('tr').dataset.right);
    cell.textContent = isCut ? cell.dataset.no : cell.dataset.text;
    cell.classList.toggle('not', isCut || cell.dataset.cell === 'no');
  }
}

form.addEventListener('input', show);
show();
