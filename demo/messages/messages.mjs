import { ar } from './ar.mjs';
import { de } from './de.mjs';
import { en } from './en.mjs';

/** The languages of the portal, by BCP 47 tag. */
export const messages = Object.freeze({ en, de, ar });
