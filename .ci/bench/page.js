// Runs inside the page: creates elements, changes some of them, and says how long each took until painted (milliseconds).
import { change, create, drawn } from '#case';

const painted = () => new Promise(resolve => requestAnimationFrame(() => setTimeout(resolve)));

async function until(done) {
  while (!done()) await painted();
  await painted();
}

async function timed(run) {
  const start = performance.now();
  await run();
  return performance.now() - start;
}

/** One element to a row, as in a list of people; states are known when the element is asked for. */
globalThis.fill = (count, state) => timed(async () => {
  const list = document.createElement('div');
  globalThis.elements = Array.from({ length: count }, () => {
    const row = document.createElement('div'), element = create();
    change(element, state);
    row.append(element, ' Somebody');
    list.append(row);
    return element;
  });
  document.body.append(list);
  await painted();
});

/** What is on the screen shows its state. */
globalThis.shown = state => timed(() => until(() => globalThis.elements.slice(0, 20).every(element => drawn(element, state))));

globalThis.changeSome = (count, state) => timed(async () => {
  const some = globalThis.elements.slice(0, count);
  for (const element of some) change(element, state);
  await until(() => some.every(element => drawn(element, state)));
});

/** The longest frame while `count` changes arrive within 100 ms. */
globalThis.flood = async (count, states) => {
  let longest = 0, last = performance.now(), on = true;
  const tick = now => { longest = Math.max(longest, now - last); last = now; if (on) requestAnimationFrame(tick); };
  requestAnimationFrame(tick);
  for (let burst = 0; burst < 10; burst++) {
    globalThis.elements.slice(burst * count / 10, (burst + 1) * count / 10).forEach((element, at) => change(element, states[(at + burst) % states.length]));
    await new Promise(resolve => setTimeout(resolve, 10));
  }
  await painted();
  await painted();
  on = false;
  return longest;
};
