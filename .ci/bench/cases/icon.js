// The icon as a page uses it: each with an address of its own, watching a registry whose agent pushes.
import { createRegistry, parseAddress } from '@presence-elements/core';
import '@presence-elements/elements/presence-icon/define.js';

const registry = createRegistry();
const states = new Map();
let sink;
registry.register({
  name: 'bench',
  limits: { maxBatch: 100_000 },
  query: async addresses => addresses.map(address => ({ address, availability: states.get(address.text) })),
  watch(to) {
    sink = to;
    return { set: () => to.live(), close: () => undefined };
  },
}, '*');

let count = 0;
export function create() {
  const icon = document.createElement('presence-icon');
  icon.registry = registry;
  icon.address = `p${count++}@corp.example`;
  return icon;
}

export function change(icon, state) {
  states.set(icon.address, state);
  sink?.report([{ address: parseAddress(icon.address), availability: state }]);
}

export const drawn = (icon, state) => icon.matches(`:state(${state})`);
