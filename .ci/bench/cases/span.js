// The least that shows a state: what no element can beat.
export const create = () => document.createElement('span');
export const change = (element, state) => { element.className = state; };
export const drawn = (element, state) => element.className === state;
