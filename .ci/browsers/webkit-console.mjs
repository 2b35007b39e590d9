// WebDriver has no console, and MiniBrowser prints none while it is automated: the page itself has to keep what it hears.
// What it says before it has loaded is therefore missed in WebKit.

/** Hands on what the page said since the last call of `collect`. */
export function webkitConsole(evaluate) {
  const listeners = [];
  return {
    onConsole: async (listener) => { listeners.push(listener); },
    async collect() {
      if (!listeners.length) return;
      const messages = await evaluate(heard).catch(() => []); // the page may be on its way to the next
      for (const message of messages) for (const listener of listeners) listener(message);
    },
  };
}

/** In the page: what was heard since the last time. The first time, starts to listen. */
function heard() {
  const key = Symbol.for('presence-elements.test.console');
  if (globalThis[key]) return globalThis[key].splice(0);
  const list = [];
  Object.defineProperty(globalThis, key, { value: list });
  const keep = (level, ...parts) => { list.push({ level, text: parts.map(String).join(' ') }); };
  for (const level of ['error', 'warn', 'info']) {
    const original = console[level];
    console[level] = (...parts) => {
      keep(level, ...parts);
      original.apply(console, parts);
    };
  }
  addEventListener('error', ({ error, message }) => { keep('error', error ?? message); });
  addEventListener('unhandledrejection', ({ reason }) => { keep('error', 'Unhandled rejection:', reason); });
  addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sourceFile, lineNumber }) => {
    keep('error', `Content Security Policy: ${effectiveDirective} blocked ${blockedURI} (${sourceFile}:${String(lineNumber)})`);
  });
  return list;
}
