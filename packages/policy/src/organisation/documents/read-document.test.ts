import { describe, expect, it } from 'vitest';
import { flag, shape } from '../fields/fields.js';
import type { DocumentKind } from './document-kinds.js';
import { collections } from '../../store/store.js';
import { isKept, readAs, readDocument, written } from './read-document.js';

const kind: DocumentKind<{ readonly enabled: boolean }> = {
  version: 3,
  field: () => shape({ enabled: flag }),
  migrations: { 1: ({ off }) => ({ disabled: off }), 2: ({ disabled }) => ({ enabled: !disabled }) },
};

describe('a stored document', () => {
  it('is read as it is', () => {
    expect(readAs(kind, 'x', { v: 3, enabled: true })).toEqual({ document: { enabled: true } });
  });

  it.each([[1, { off: true }, false], [2, { disabled: false }, true]])('of version %i is brought up to the present one, step by step', (v, value, enabled) => {
    expect(readAs(kind, 'x', { v, ...value })).toEqual({ document: { enabled } });
  });

  it.each([
    ['{"enabled": tr', 'damaged'], [null, 'damaged'], [[], 'damaged'], [{ enabled: true }, 'damaged'], [{ v: '3', enabled: true }, 'damaged'], [{ v: 0, enabled: true }, 'damaged'], [{ v: -Number.MAX_SAFE_INTEGER, enabled: true }, 'damaged'],
    [{ v: 4, enabled: true }, 'newer'], [{ v: 3, enabled: 'yes' }, 'wrong-type'], [{ v: 3, enabled: true, more: 1 }, 'unknown-field'],
  ])('%j is not taken: it is %s', (value, code) => {
    expect(readAs(kind, 'x', value)).toMatchObject({ problems: [{ code }] });
  });

  it('is written with its version, and can be read again', () => {
    const document = { enabled: false, moderators: ['ada'] }, value = written('areas', document);
    expect(value).toEqual({ ...document, v: 1 });
    expect(readDocument('areas', 'sales', value)).toEqual({ document });
  });
});

describe('the collections of an organisation', () => {
  it('are all but those that others use', () => {
    expect([...collections, 'toString'].filter(isKept)).toEqual(['settings', 'providers', 'people', 'contacts', 'requests', 'areas', 'directory']);
  });
});
