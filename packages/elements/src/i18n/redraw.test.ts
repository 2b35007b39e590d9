import { expect } from 'chai';
import { addMessages } from './localize.js';
import { leaveMessages, redrawWithMessages } from './redraw.js';

const drawn = (): { requestUpdate(): void; times: number } => ({ times: 0, requestUpdate() { this.times++; } });

describe('redrawing with the words', () => {
  it('draws anew whoever asked for it, and nobody who has left', () => {
    const stays = drawn(), leaves = drawn();
    redrawWithMessages(stays);
    redrawWithMessages(leaves);
    addMessages('x-redraw', { idle: 'one' });
    leaveMessages(leaves);
    addMessages('x-redraw', { idle: 'two' });
    leaveMessages(stays);
    addMessages('x-redraw', { idle: 'three' });
    expect([stays.times, leaves.times]).to.deep.equal([2, 1]);
  });

  it('follows the language of the page', async () => {
    const element = drawn();
    redrawWithMessages(element);
    document.documentElement.lang = 'x-redraw';
    await new Promise(resolve => setTimeout(resolve));
    expect(element.times).to.equal(1);
    document.documentElement.lang = 'en';
    await new Promise(resolve => setTimeout(resolve));
    leaveMessages(element);
  });
});
