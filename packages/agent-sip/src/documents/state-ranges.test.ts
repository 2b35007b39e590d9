import { rangeOf } from './state-ranges.js';

describe('the table of Microsoft’s numbers', () => {
  it.each([
    [undefined, 'unknown'], [0, 'unknown'], [1, 'unknown'], [2999, 'unknown'],
    [3000, 'online'], [3500, 'online'], [4499, 'online'], [4500, 'online idle'], [5000, 'online idle'], [5999, 'online idle'],
    [6000, 'busy'], [6500, 'busy'], [6899, 'busy'], [6900, 'busy urgent-only'], [6901, 'busy'], [7499, 'busy'], [7500, 'busy idle'], [8999, 'busy idle'],
    [9000, 'dnd'], [9500, 'dnd'], [11999, 'dnd'], [12000, 'away be-right-back'], [14999, 'away be-right-back'],
    [15000, 'away'], [15500, 'away'], [17999, 'away'], [18000, 'offline'], [18500, 'offline'], [999999, 'offline'],
  ])('reads %s as %s', (availability, meaning) => {
    const { availability: word, idle, kind } = rangeOf(availability);
    expect([word, idle && 'idle', kind].filter(said => said).join(' ')).toBe(meaning);
  });
});
