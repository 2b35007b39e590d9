import type { StropheLibrary } from './strophe-library.js';

/** The library, and the WebSocket that it brings along where the platform has none (Node before 22). */
export interface Strophe extends StropheLibrary {
  readonly WebSocket: typeof WebSocket | undefined;
}

// What strophe.js leaves on the global object when it is loaded; in Node also what it needs of a page.
const LEFT = ['Strophe', '$build', '$iq', '$msg', '$pres', 'stx', 'toStanza', 'WebSocket', 'DOMParser', 'XMLSerializer', 'document'];

let loading: Promise<Strophe> | undefined;

/** Loads strophe.js on first use and leaves the global object as it was: a server stays one, a page keeps its own Strophe. */
export function loadStrophe(): Promise<Strophe> {
  return (loading ??= load().catch((error: unknown) => {
    // A chunk that could not be had may be there the next time.
    loading = undefined;
    throw error;
  }));
}

async function load(): Promise<Strophe> {
  const before = LEFT.map(name => [name, Object.getOwnPropertyDescriptor(globalThis, name)] as const);
  const library = (await import('strophe.js')).Strophe as unknown as StropheLibrary;
  const strophe: Strophe = { ...library, WebSocket: globalThis.WebSocket };
  // It remembers the document that it makes now, and needs no other.
  strophe.xmlGenerator();
  // Where the host has loaded it before, it stays as talkative as the host likes it.
  const isOurs = (globalThis as { Strophe?: unknown }).Strophe === library && before[0]![1]?.value !== library;
  if (isOurs) library.setLogLevel(library.LogLevel.FATAL);
  for (const [name, was] of before) {
    const is = Object.getOwnPropertyDescriptor(globalThis, name);
    if (is?.value === was?.value && is?.get === was?.get) continue;
    if (was) Object.defineProperty(globalThis, name, was);
    else Reflect.deleteProperty(globalThis, name);
  }
  return strophe;
}
