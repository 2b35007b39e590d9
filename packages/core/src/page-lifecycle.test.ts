import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { pauseWhenHidden } from './page-lifecycle.js';

class FakePage extends EventTarget {
  visibilityState = 'visible';

  show(visibilityState: 'visible' | 'hidden'): void {
    this.visibilityState = visibilityState;
    this.dispatchEvent(new Event('visibilitychange'));
  }
}

let page: FakePage;
let calls: string[];
const registry = { pause: () => void calls.push('pause'), resume: () => void calls.push('resume') };

beforeEach(() => {
  vi.useFakeTimers();
  page = new FakePage();
  calls = [];
  vi.stubGlobal('document', page);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('a registry that follows its page', () => {
  it('pauses when the page has been hidden for a minute, and resumes as soon as it is seen', () => {
    pauseWhenHidden(registry);
    calls = [];
    page.show('hidden');
    vi.advanceTimersByTime(59_999);
    expect(calls).toEqual([]);
    vi.advanceTimersByTime(1);
    page.show('visible');
    expect(calls).toEqual(['pause', 'resume']);
  });

  it('does not mind a glance at another page', () => {
    pauseWhenHidden(registry);
    calls = [];
    for (let glance = 0; glance < 5; glance++) {
      page.show('hidden');
      vi.advanceTimersByTime(30_000);
      page.show('visible');
    }
    vi.advanceTimersByTime(120_000);
    expect(calls).not.toContain('pause');
  });

  it('pauses in a page that was opened in the background', () => {
    page.visibilityState = 'hidden';
    pauseWhenHidden(registry);
    vi.advanceTimersByTime(60_000);
    expect(calls).toEqual(['pause']);
  });

  it('pauses at once when the browser freezes the page, and resumes with it', () => {
    pauseWhenHidden(registry);
    calls = [];
    page.dispatchEvent(new Event('freeze'));
    page.dispatchEvent(new Event('resume'));
    expect(calls).toEqual(['pause', 'resume']);
  });

  it('follows no longer after its undo, and leaves no timer', () => {
    const undo = pauseWhenHidden(registry);
    page.show('hidden');
    undo();
    undo();
    calls = [];
    page.show('visible');
    page.dispatchEvent(new Event('freeze'));
    vi.advanceTimersByTime(120_000);
    expect(calls).toEqual([]);
  });

  it('is left alone where there is no page', () => {
    vi.stubGlobal('document', undefined);
    pauseWhenHidden(registry)();
    expect(calls).not.toContain('pause');
  });
});
