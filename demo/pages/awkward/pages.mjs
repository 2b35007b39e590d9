import { clipped } from './clipped.mjs';
import { contacts } from './contacts.mjs';
import { controls } from './controls.mjs';
import { foreignIcon, twoCopies } from './copies.mjs';
import { dialog } from './dialog.mjs';
import { hostile } from './hostile.mjs';
import { iframe } from './iframe.mjs';
import { late } from './late.mjs';
import { closedRoot, noRelay } from './lonely.mjs';
import { router } from './router.mjs';
import { thousand } from './thousand.mjs';

/** Every awkward situation, in the order of the index. */
export const awkwardPages = Object.freeze([clipped, dialog, iframe, thousand, contacts, twoCopies, foreignIcon, late, router, controls, hostile, noRelay, closedRoot]);
