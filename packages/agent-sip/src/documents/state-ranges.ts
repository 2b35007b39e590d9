import type { Meaning } from './activities.js';

/** What a number means from `from` until the next row ([MS-PRES] §2.2.2.7.1). */
export interface StateRange extends Meaning {
  readonly from: number;
  readonly idle?: true | undefined;
}

/** Below 3000 is unknown: one of Microsoft's documents calls 0 available, another offline, a third none. */
export const stateRanges: readonly StateRange[] = [
  { from: 0, availability: 'unknown' },
  { from: 3000, availability: 'online' },
  { from: 4500, availability: 'online', idle: true },
  { from: 6000, availability: 'busy' },
  { from: 6900, availability: 'busy', kind: 'urgent-only' },
  { from: 6901, availability: 'busy' },
  { from: 7500, availability: 'busy', idle: true },
  { from: 9000, availability: 'dnd' },
  { from: 12000, availability: 'away', kind: 'be-right-back' },
  { from: 15000, availability: 'away' },
  { from: 18000, availability: 'offline' },
];

/** Activity tokens; what else stands there is somebody's own words. */
export const stateTokens: ReadonlyMap<string, Omit<Meaning, 'availability'>> = new Map<string, Omit<Meaning, 'availability'>>([
  ['on-the-phone', { kind: 'in-call' }],
  ['in-a-conference', { kind: 'in-conference-call' }],
  ['in-a-meeting', { kind: 'in-meeting' }],
  ['in-presentation', { kind: 'presenting' }],
  ['presenting', { kind: 'presenting' }],
  ['out-of-office', { kind: 'out-of-office', outOfOffice: true }],
  ['urgent-interruptions-only', { kind: 'urgent-only' }],
  ['off-work', { kind: 'off-work' }],
  ['be-right-back', { kind: 'be-right-back' }],
]);

/** What a number means; no number is unknown. */
export const rangeOf = (availability: number | undefined): StateRange => stateRanges.findLast(({ from }) => from <= (availability ?? 0)) ?? stateRanges[0]!;
