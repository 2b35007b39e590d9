import { describe, expect, it } from 'vitest';
import { messages } from '../messages/messages.mjs';

type Words = { readonly [key: string]: string | Words };

describe.each(['de', 'ar'] as const)('the portal’s words in %s', lang => {
  it('are as many as in English, with the same gaps to fill', () => {
    expect(gaps(messages[lang])).toEqual(gaps(messages.en));
  });

  it('are all written', () => {
    expect([...entries(messages[lang])].filter(([, words]) => !words.trim())).toEqual([]);
  });
});

function gaps(words: Words): Record<string, string> {
  return Object.fromEntries([...entries(words)].map(([key, text]) => [key, (text.match(/\{\w+\}/g) ?? []).toSorted().join(' ')] as const).sort());
}

function* entries(words: Words, path = ''): Generator<readonly [string, string]> {
  for (const [key, value] of Object.entries(words)) {
    if (typeof value === 'string') yield [`${path}${key}`, value];
    else yield* entries(value, `${path}${key}.`);
  }
}
