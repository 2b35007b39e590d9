import { defaultRegistry, REGISTRY_KEY, type PresenceRegistry } from '@presence-elements/core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { installRelay, RELAY_KEY } from './install.js';

type Globals = Record<PropertyKey, unknown> & { [RELAY_KEY]?: (url: string) => PresenceRegistry };
const globals = globalThis as unknown as Globals;

/** As much of a document as is needed. */
class FakeDocument extends EventTarget {
  readonly visibilityState = 'visible';
  meta: string | undefined;
  readonly heard: string[] = [];
  listeners = 0;

  querySelector(selector: string): { content: string } | null {
    return selector === 'meta[name="presence-relay"]' && this.meta !== undefined ? { content: this.meta } : null;
  }

  createElement(): object {
    let href = '';
    // As a link does: what cannot be made absolute stays as it is.
    return { get href() { try { return new URL(href, 'https://portal.example/docs/').href; } catch { return href; } }, set href(url: string) { href = url; } };
  }

  override addEventListener(...args: Parameters<EventTarget['addEventListener']>): void {
    this.listeners++;
    super.addEventListener(...args);
  }

  override removeEventListener(...args: Parameters<EventTarget['removeEventListener']>): void {
    this.listeners--;
    super.removeEventListener(...args);
  }
}

describe('installing the relay', () => {
  let document: FakeDocument;
  beforeEach(() => {
    document = new FakeDocument();
    Object.defineProperty(globals, 'document', { value: document, configurable: true });
  });
  afterEach(() => {
    (globals[REGISTRY_KEY] as PresenceRegistry | undefined)?.dispose();
    for (const key of ['document', REGISTRY_KEY, RELAY_KEY]) Reflect.deleteProperty(globals, key);
  });
  const agents = (): number => defaultRegistry().agents().length;

  it('answers for the page with the relay that the page names', () => {
    document.meta = '/presence';
    installRelay();
    expect(defaultRegistry().agentFor('ada@corp.example')?.name).toBe('relay');
  });

  it('takes a relay that is named twice, in two ways, for one', () => {
    document.meta = '/presence';
    installRelay();
    document.meta = '../presence';
    installRelay();
    expect(agents()).toBe(1);
  });

  it('looks again when the document is complete', () => {
    installRelay();
    expect(agents()).toBe(0);
    document.meta = '/presence';
    document.dispatchEvent(new Event('DOMContentLoaded'));
    expect(agents()).toBe(1);
  });

  it.each(['', 'http://', 'javascript:alert(1)', '//['])('does not trip over %j', meta => {
    document.meta = meta;
    expect(installRelay).not.toThrow();
  });

  it('leaves a factory for scopes and says so', () => {
    let ready = 0;
    document.addEventListener('presence-relay-ready', () => { if (globals[RELAY_KEY]) ready++; });
    installRelay();
    expect(ready).toBe(1);
  });

  it('keeps to the factory of the first copy', () => {
    const first = (): PresenceRegistry => { throw new Error('not called'); };
    globals[RELAY_KEY] = first;
    installRelay();
    expect(globals[RELAY_KEY]).toBe(first);
  });

  it('gives each scope a registry of its own, which leaves nothing behind', () => {
    installRelay();
    const before = document.listeners, make = globals[RELAY_KEY]!;
    const one = make('/presence'), other = make('/presence');
    expect(one).not.toBe(other);
    expect(one.agentFor('aim:ada')?.name).toBe('relay');
    one.dispose();
    other.dispose();
    expect(document.listeners).toBe(before);
  });

  it('is what importing auto does', async () => {
    document.meta = '/presence';
    await import('./auto.js');
    expect(agents()).toBe(1);
  });

  it('does nothing on a server', () => {
    Reflect.deleteProperty(globals, 'document');
    installRelay();
    expect(RELAY_KEY in globals).toBe(false);
  });
});
