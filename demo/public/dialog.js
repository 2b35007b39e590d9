for (const button of document.querySelectorAll('[data-opens]')) {
  button.addEventListener('click', () => { document.getElementById(button.dataset.opens).showModal(); });
}
