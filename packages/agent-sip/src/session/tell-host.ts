/** Calls a listener of the host's. One that throws harms nobody here, and its author is told. */
export function tellHost(run: () => void): void {
  try {
    run();
  } catch (error) {
    console.error('A listener of the SIP agent failed:', error);
  }
}
