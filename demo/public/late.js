const LATE = 2_000;   // ms

setTimeout(async () => {
  await import('/presence-elements.js');
  document.querySelector('#library').value = 'here';
}, LATE);
