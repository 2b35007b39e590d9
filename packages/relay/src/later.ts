import type { Schedule } from '@presence-elements/core';

/** Real time. */
export const later: Schedule = (run, delay) => {
  const timer = setTimeout(run, delay);
  return () => clearTimeout(timer);
};
