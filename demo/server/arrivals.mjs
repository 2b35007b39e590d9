import { streamSSE } from 'hono/streaming';

const SIGN_OF_LIFE = 20_000;   // ms

/** Tells an open page, for as long as it is open, that something has come for somebody. */
export function arrivals(context, follow) {
  return streamSSE(context, (stream) => new Promise((resolve) => {
    const leave = follow(() => void stream.writeSSE({ data: 'come' }));
    // What never says anything is closed by whatever stands between.
    const timer = setInterval(() => void stream.write(':\n\n'), SIGN_OF_LIFE);
    stream.onAbort(() => {
      leave();
      clearInterval(timer);
      resolve();
    });
  }));
}
