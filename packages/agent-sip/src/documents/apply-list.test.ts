import { applyList, leavesOf } from './apply-list.js';
import type { Body, Instance, Resource, ResourceList } from './body.js';

const list = (version: number, full: boolean, ...resources: Resource[]): ResourceList => ({ uri: 'sip:l@x', version, full, resources });
const resource = (uri: string, ...instances: Instance[]): Resource => ({ uri, instances });
const active = (id: string, body?: Body): Instance => ({ id, state: 'active', body });
const ended = (id: string, reason: string): Instance => ({ id, state: 'terminated', reason });
const pidf = (entity: string): Body => ({ kind: 'pidf', document: { entity, publications: [], partly: false } });
const nested = (inner: ResourceList): Body => ({ kind: 'list', list: inner });
const seen = (known: ResourceList): readonly string[] => leavesOf(known).map(({ uri, instances }) => `${uri} ${instances.map(({ id, state, body }) => `${id}:${state}${body?.kind === 'pidf' ? `:${body.document.entity}` : ''}`).join(' ')}`.trim());

describe('a list that is sent in parts', () => {
  it('fills up, as Kamailio sends it: first the names, then one person after another', () => {
    let known = applyList(undefined, list(1, true, resource('bob'), resource('carol')));
    expect(seen(known.list)).toEqual(['bob', 'carol']);
    known = applyList(known.list, list(2, false, resource('carol', active('1', pidf('c1')))));
    known = applyList(known.list, list(3, false, resource('bob', active('1', pidf('b1')))));
    known = applyList(known.list, list(4, false, resource('carol', active('1', pidf('c2')))));
    expect(seen(known.list)).toEqual(['bob 1:active:b1', 'carol 1:active:c2']);
    expect(known.gap).toBe(false);
  });

  it('notices that something was lost, and goes on from what came', () => {
    const known = applyList(undefined, list(1, true, resource('bob')));
    const late = applyList(known.list, list(3, false, resource('bob', active('1', pidf('b1')))));
    expect([late.gap, seen(late.list)]).toEqual([true, ['bob 1:active:b1']]);
    expect(applyList(late.list, list(9, true, resource('ann')))).toEqual({ gap: false, list: list(9, true, resource('ann')) });
    expect(applyList(undefined, list(1, false)).gap).toBe(true);
  });

  it('leaves a part that is older than what is known', () => {
    const known = applyList(undefined, list(5, true, resource('bob', active('1', pidf('new'))))).list;
    expect(applyList(known, list(5, false, resource('bob', active('1', pidf('old')))))).toEqual({ list: known, gap: false });
  });

  it('takes people off the list by a full state only', () => {
    const known = applyList(undefined, list(1, true, resource('bob'), resource('carol'))).list;
    expect(seen(applyList(known, list(2, false)).list)).toEqual(['bob', 'carol']);
    expect(seen(applyList(known, list(2, true, resource('carol'))).list)).toEqual(['carol']);
  });

  it('keeps the instances of one person apart, and forgets what has ended while another lives', () => {
    let known = applyList(undefined, list(1, true, resource('bob', active('1', pidf('desk')), active('2', pidf('phone')))));
    known = applyList(known.list, list(2, false, resource('bob', ended('1', 'timeout'))));
    expect(seen(known.list)).toEqual(['bob 2:active:phone']);
    known = applyList(known.list, list(3, false, resource('bob', ended('2', 'rejected'))));
    expect(known.list.resources[0]!.instances).toEqual([ended('2', 'rejected')]);
  });

  it('says nothing of whom the server says nothing any more', () => {
    const known = applyList(undefined, list(1, true, resource('bob', active('1', pidf('b1'))))).list;
    expect(seen(applyList(known, list(2, false, resource('bob', active('1')))).list)).toEqual(['bob 1:active']);
  });

  it('keeps up with a list in the list, and with what is lost there', () => {
    const inner = (version: number, full: boolean, ...names: string[]): Body => nested(list(version, full, ...names.map(name => resource(name, active('1', pidf(`${name}${version}`))))));
    let known = applyList(undefined, list(1, true, resource('team', active('1', inner(0, true, 'ann', 'joe'))), resource('bob')));
    known = applyList(known.list, list(2, false, resource('team', active('1', inner(1, false, 'joe')))));
    expect([known.gap, seen(known.list)]).toEqual([false, ['ann 1:active:ann0', 'joe 1:active:joe1', 'bob']]);
    expect(applyList(known.list, list(3, false, resource('team', active('1', inner(7, false, 'joe'))))).gap).toBe(true);
  });
});
