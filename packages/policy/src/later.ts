import type { Schedule } from '@presence-elements/core';

/** The platform's own timers. */
export const later: Schedule = (run, delay) => {
  const timer = setTimeout(run, delay);
  return () => clearTimeout(timer);
};
