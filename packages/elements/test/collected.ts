import { executeServerCommand } from '@web/test-runner-commands';
import { frame } from './until.js';

// Engines collect when they please: asked again and again, until it shows (milliseconds).
const PATIENCE = 20_000;

/** Waits until all of these are collected but so many, for an engine may hold on to the newest. */
export async function collected(gone: readonly WeakRef<object>[], left = 0): Promise<void> {
  const alive = (): number => gone.filter(ref => ref.deref()).length;
  for (const end = performance.now() + PATIENCE; alive() > left; await frame()) {
    if (performance.now() > end) throw new Error(`${alive()} of ${gone.length} are still there`);
    await executeServerCommand('collect-garbage');
  }
}
