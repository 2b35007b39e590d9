import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rights, rightsOf, type Circumstances } from './rights.js';
import { editions, type Edition, type Relationship, type Right } from './settings.js';

const readme = readFileSync(join(import.meta.dirname, '../README.md'), 'utf8');
const rows = readme.split('\n').filter(line => /^\| (`[a-z-]+`|address book) \| yes/.test(line)).map(line => line.split('|').slice(1, -1).map(cell => cell.replace(/[`ᵃᵇᶜᵈᵉᶠᵍ]/g, '').trim()));
const columns: readonly (readonly [Relationship, 'conferencing' | 'im-and-presence'])[] = [
  ['internal', 'conferencing'], ['federated', 'conferencing'], ['federated', 'im-and-presence'], ['public', 'conferencing'], ['public', 'im-and-presence'], ['anonymous', 'conferencing'],
];

/** What a cell says of an edition: 'released: no; pre-release: if supported'. */
const inEdition = (cell: string, edition: Edition): string => cell.split('; ').map(part => part.split(': ')).find(([said]) => said === edition)?.[1] ?? cell;

describe('README', () => {
  it('tells of every right', () => {
    expect(rows.map(([right]) => right!.replace(' ', '-'))).toEqual(rights);
  });

  it.each(editions)('tells what there is a right to in the %s edition', edition => {
    for (const [name, ...cells] of rows) {
      for (const [at, [relationship, deployment]] of columns.entries()) {
        const has = (circumstances: Circumstances): boolean => rightsOf(relationship, { edition, federated: deployment, publicIm: deployment }, circumstances).has(name!.replace(' ', '-') as Right);
        const word = inEdition(cells[at]!, edition), expected = [word === 'yes', word === 'yes' || word === 'if supported', word === 'yes' || word === 'invited'];
        expect([has({}), has({ supports: ['av'] }), has({ invited: true })], `${name!} ${relationship} ${deployment}`).toEqual(expected);
      }
    }
  });
});
