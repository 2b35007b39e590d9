import { readFileSync } from 'node:fs';
import type { PushKey } from '../src/index.js';

const read = (name: string): string => readFileSync(new URL(`../fixtures/keys/${name}.pem`, import.meta.url), 'utf8');

/** Pairs of keys that serve nothing but tests. */
export const pushKey = (id: 'old' | 'new'): PushKey => ({ id, certificate: read(`${id}.cert`), privateKey: read(`${id}.key`) });

export const SECRET = 'a secret that only Graph knows';
export const HOOK = 'https://portal.example/presence/hooks/graph';
