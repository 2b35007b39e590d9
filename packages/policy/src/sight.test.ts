import type { Presence, Viewer } from '@presence-elements/core';
import { describe, expect, it } from 'vitest';
import { fakeFacts, type FakeOrganisation, type FakePerson } from '../test/fake-facts.js';
import { gridOf } from '../test/grid.js';
import { encounterAt, type Encounter } from './encounter.js';
import { rightsIn } from './relationship.js';
import { details, sightProblem } from './sight.js';
import { standingOf } from './standing.js';

const bob: Viewer = { id: 'bob', address: 'bob@portal.example' };
const meeting = (ada: FakePerson, viewer: Viewer = bob, said: FakeOrganisation = {}): Encounter =>
  encounterAt(fakeFacts({ providers: [{ routes: ['partner.example'] }], ...said, people: { ada } }), viewer, 'ada@portal.example')!;

describe('why nothing is seen', () => {
  it.each<[title: string, ada: FakePerson, said: FakeOrganisation, problem: string | undefined]>([
    ['of somebody who shares', {}, {}, undefined],
    ['of somebody who does not', { sharing: 'off' }, {}, 'not-shared'],
    ['of anybody while the organisation does not share', {}, { sharing: { enabled: false } }, 'blocked-by-policy'],
    ['of somebody who has to be asked', { approval: 'ask' }, {}, 'not-shared'],
    ['of somebody who was asked', { approval: 'ask', answers: { 'bob@portal.example': 'waiting' } }, {}, 'pending'],
    ['of somebody who hides and shares', { block: ['*'] }, {}, undefined],
    ['of somebody who hides and has to be asked', { block: ['*'], approval: 'ask' }, {}, 'not-shared'],
  ])('%s', (_, ada, said, problem) => {
    const met = meeting(ada, bob, said);
    expect(sightProblem(met, rightsIn(met), standingOf(met, 'ada'))).toBe(problem);
  });

  it('of anybody without the right to presence', () => {
    const met = meeting({});
    expect(sightProblem(met, new Set(), standingOf(met, 'ada'))).toBe('blocked-by-policy');
  });

  it('of somebody outside while the organisation does not share', () => {
    const met = encounterAt(fakeFacts({ sharing: { enabled: false } }), bob, 'eve@partner.example')!;
    expect(sightProblem(met, rightsIn(met), undefined)).toBe('blocked-by-policy');
  });
});

describe('what is seen of somebody', () => {
  const presence: Presence = {
    address: 'ada@portal.example', availability: 'away', activities: [{ kind: 'in-meeting', text: 'Board' }, { kind: 'working-remotely' }, { kind: 'in-office' }],
    note: { text: 'Lunch' }, outOfOffice: { message: 'Until Monday' }, idle: true, lastActiveAt: 5, since: 6, capabilities: [], stale: false, confidence: 'confirmed', observedAt: 7,
  };
  const parts = (ada: FakePerson, viewer: Viewer = bob): string => {
    const met = meeting(ada, viewer), seen = details(presence, met, 'ada', standingOf(met, 'ada'));
    const told = [seen.note && 'note', seen.lastActiveAt !== undefined && 'active', seen.since !== undefined && 'since', ...seen.activities.map(({ kind }) => kind)];
    expect(seen).toMatchObject({ availability: 'away', idle: true, outOfOffice: { message: 'Until Monday' } });
    return told.filter(Boolean).join(' ');
  };
  const contact: FakePerson = { contacts: ['bob@portal.example'] };

  // Each person says who may see their note, last activity and place. A fact for whom it is not meant is left out.
  const table = gridOf(`
    part            | everyone, a contact | everyone, a stranger | contacts, a contact | contacts, a stranger | nobody, a contact | nobody, a stranger
    noteFor         | seen ours           | seen ours            | seen ours           | hidden ours          | hidden ours       | hidden ours
    lastActiveFor   | seen ours           | seen ours            | seen ours           | hidden ours          | hidden ours       | hidden ours
    locationFor     | seen ours           | seen ours            | seen ours           | hidden ours          | hidden ours       | hidden ours
  `);
  const without: Readonly<Record<string, string>> = {
    noteFor: 'active since in-meeting working-remotely in-office', lastActiveFor: 'note in-meeting working-remotely in-office', locationFor: 'note active since in-meeting',
  };

  it.each(table)('$row $column: $value', ({ row, column, value }) => {
    const [audience, who] = column.split(', '), ada = { [row]: audience, ...(who === 'a contact' && contact) };
    expect(parts(ada)).toBe(value === 'seen' ? 'note active since in-meeting working-remotely in-office' : without[row]);
  });

  it('by somebody outside is no activity (§2.3, container 100)', () => {
    expect(parts({}, { id: 'b', address: 'bob@partner.example' })).toBe('note active since');
    expect(parts({}, { ...bob, roles: ['remote'] })).toBe('note active since in-meeting working-remotely in-office');
  });
});
