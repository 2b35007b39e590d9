import { describe, expect, it } from 'vitest';
import { gridOf } from '../test/grid.js';
import { capabilityTables, rights, rightsOf, type Circumstances } from './rights.js';
import { editions, relationships, type AccessSettings, type Edition, type Relationship, type Right } from './settings.js';

// §3: the released table. §3(n): the notes below it. S1: the pre-release document's prose. Columns of somebody public say
// whether the provider supports audio and video ("+av": Windows Live Messenger); "im" is the option 'IM and presence only'.
const released = gridOf(`
  right          | self   | internal | remote | federated | federated im | public   | public+av   | public+av im | anonymous  | anonymous invited
  presence       | yes S1 | yes S1   | yes §3 | yes §3    | yes §3(5)    | yes §3   | yes §3      | yes S1       | no §3(4)   | no §3(4)
  address-book   | yes S1 | yes S1   | yes S1 | no §3(5)  | no §3(5)     | no S1    | no S1       | no S1        | no S1      | no S1
  message        | yes S1 | yes S1   | yes §3 | yes §3    | yes §3(5)    | yes §3   | yes §3      | yes S1       | no §3      | no §3
  group-message  | yes S1 | yes S1   | yes §3 | yes §3    | no §3(5)     | no §3    | no §3       | no §3        | no §3(4)   | yes §3
  call           | yes S1 | yes S1   | yes §3 | yes §3    | no §3(5)     | no §3(1) | yes §3(1)   | no S1        | no §3      | no §3
  video          | yes S1 | yes S1   | yes §3 | yes §3    | no §3(5)     | no §3(1) | yes §3(1)   | no S1        | no §3      | no §3
  av-conference  | yes S1 | yes S1   | yes §3 | yes §3    | no §3(5)     | no §3    | no §3(3)    | no §3        | no §3(4)   | yes §3
  web-conference | yes S1 | yes S1   | yes §3 | yes §3    | no §3(5)     | no §3    | no §3       | no §3        | no §3(4)   | yes §3
  file-transfer  | yes S1 | yes S1   | yes §3 | yes §3    | no §3(5)     | no §3    | no §3       | no §3        | no §3      | no §3
`);
const preRelease = gridOf(`
  right          | self   | internal | remote | federated | federated im | public   | public+av   | public+av im | anonymous  | anonymous invited
  presence       | yes S1 | yes S1   | yes S1 | yes S1    | yes S1       | yes S1   | yes S1      | yes S1       | no §3(4)   | no §3(4)
  address-book   | yes S1 | yes S1   | yes S1 | no S1     | no S1        | no S1    | no S1       | no S1        | no S1      | no S1
  message        | yes S1 | yes S1   | yes S1 | yes S1    | yes S1       | yes S1   | yes S1      | yes S1       | no §3      | no §3
  group-message  | yes S1 | yes S1   | yes S1 | yes S1    | no S1        | no S1    | no S1       | no S1        | no S1      | yes S1
  call           | yes S1 | yes S1   | yes S1 | yes S1    | no S1        | no S1    | yes §3(2)   | no S1        | no §3      | no §3
  video          | yes S1 | yes S1   | yes S1 | yes S1    | no S1        | no S1    | no §3(2)    | no S1        | no §3      | no §3
  av-conference  | yes S1 | yes S1   | yes S1 | yes S1    | no S1        | no S1    | yes §3(3)   | no S1        | no S1      | yes S1
  web-conference | yes S1 | yes S1   | yes S1 | yes S1    | no S1        | no S1    | no S1       | no S1        | no S1      | yes S1
  file-transfer  | yes S1 | yes S1   | yes S1 | yes S1    | no S1        | no S1    | no S1       | no S1        | no §3      | no §3
`);
const tables = { 'released': released, 'pre-release': preRelease };

const rightsIn = (edition: Edition, column: string): ReadonlySet<Right> => {
  const [who, ...rest] = column.split(/[ +]/) as [Relationship, ...string[]], deployment = rest.includes('im') ? 'im-and-presence' : 'conferencing';
  const circumstances: Circumstances = { supports: rest.includes('av') ? ['av'] : [], invited: rest.includes('invited') };
  return rightsOf(who, { edition, federated: deployment, publicIm: deployment }, circumstances);
};

describe.each(editions)('in the %s edition', edition => {
  it.each(tables[edition])('somebody who is $column has the right $row: $value ($source)', ({ row, column, value }) => {
    expect(rightsIn(edition, column).has(row as Right)).toBe(value === 'yes');
  });

  it('every right and every relationship stands in the table', () => {
    expect(new Set(tables[edition].map(({ row }) => row))).toEqual(new Set(rights));
    expect(new Set(tables[edition].map(({ column }) => column.split(/[ +]/)[0]))).toEqual(new Set(relationships));
    expect(Object.keys(capabilityTables[edition])).toEqual(rights);
  });
});

describe('a deployment', () => {
  const access = (change: Partial<AccessSettings>): Pick<AccessSettings, 'edition' | 'federated' | 'publicIm'> =>
    ({ edition: 'released', federated: 'conferencing', publicIm: 'conferencing', ...change });

  it('is chosen for federated and for public people apart', () => {
    const some = access({ federated: 'im-and-presence' });
    expect([rightsOf('federated', some).has('call'), rightsOf('public', some, { supports: ['av'] }).has('call')]).toEqual([false, true]);
    const others = access({ publicIm: 'im-and-presence' });
    expect([rightsOf('federated', others).has('call'), rightsOf('public', others, { supports: ['av'] }).has('call')]).toEqual([true, false]);
  });

  it('limits nobody inside', () => {
    const least = access({ federated: 'im-and-presence', publicIm: 'im-and-presence' });
    expect([...rightsOf('internal', least)]).toEqual(rights);
    expect([...rightsOf('remote', least)]).toEqual(rights);
  });
});

describe('a public provider', () => {
  const access = { edition: 'released', federated: 'conferencing', publicIm: 'conferencing' } as const;

  it('may support a right by its name', () => {
    expect([...rightsOf('public', access, { supports: ['call'] })]).toEqual(['presence', 'message', 'call']);
  });

  it('gives no right that the table has not, whatever it supports', () => {
    const everything = [...rights, 'av', 'telepathy'];
    expect([...rightsOf('public', access, { supports: everything })]).toEqual(['presence', 'message', 'call', 'video']);
  });

  it('limits federated people in nothing', () => {
    expect(rightsOf('federated', access, { supports: [] }).has('call')).toBe(true);
  });
});
