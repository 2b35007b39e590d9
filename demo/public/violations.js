/** Counts what the page's own content security policy had to refuse since this module ran; the server counts the rest. */
const output = document.querySelector('#violations');

document.addEventListener('securitypolicyviolation', () => {
  output.value = String(Number(output.value) + 1);
});
