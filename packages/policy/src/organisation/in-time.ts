import { PresenceError, type Schedule } from '@presence-elements/core';
import { later } from '../later.js';

// Who has not answered by then keeps nobody waiting any longer (milliseconds).
const PATIENCE = 30_000;

/** What is answered at once, or soon. `late` is called when, having been given up, it has come to its end after all. @throws PresenceError `timeout` */
export async function inTime<T>(work: T | Promise<T>, schedule: Schedule = later, late: () => void = () => undefined): Promise<T> {
  if (!(work instanceof Promise)) return work;
  let isLate = false, cancel = (): void => undefined;
  const end = new Promise<never>((_resolve, reject) => {
    cancel = schedule(() => {
      isLate = true;
      reject(new PresenceError('timeout', 'What keeps the settings does not answer. What was asked of it may still come to pass.'));
    }, PATIENCE);
  });
  const told = (): void => (isLate ? late() : cancel());
  work.then(told, told);
  return Promise.race([work, end]);
}
