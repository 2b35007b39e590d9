/** One server-sent event (HTML §9.2.6). JSON has no line breaks of its own, so one data line holds it. */
export function sseEvent(event: string, id: string, json: string): string {
  return `event: ${event}\nid: ${id}\ndata: ${json}\n\n`;
}

/** Says nothing, and thereby that the connection lives. */
export const SSE_HEARTBEAT = ': \n\n';

/** For each proxy on the way: do not keep, do not compress, do not wait for more. */
export const sseHeaders: Readonly<Record<string, string>> = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store, no-transform',
  'x-accel-buffering': 'no',
};
