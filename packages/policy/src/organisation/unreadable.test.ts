import { expect, it } from 'vitest';
import { sentence, Unreadable } from './unreadable.js';

const damaged = [{ path: '', code: 'damaged', message: 'It is damaged.' }];

const sales = { collection: 'areas', id: 'sales', value: 'damaged' } as const;

it('what cannot be read is told of until something takes its place', () => {
  const unreadable = new Unreadable();
  unreadable.add(sales, damaged);
  unreadable.add({ collection: 'people', id: 'ada', value: null }, damaged);
  expect(unreadable.problems).toEqual([{ collection: 'areas', id: 'sales', message: 'It is damaged.' }, { collection: 'people', id: 'ada', message: 'It is damaged.' }]);
  expect([unreadable.has('areas', 'sales'), unreadable.has('areas', 'games')]).toEqual([true, false]);
  unreadable.delete('areas', 'sales');
  expect(unreadable.has('areas', 'sales')).toBe(false);
  unreadable.clear();
  expect(unreadable.problems).toEqual([]);
});

it('what cannot be read is put aside with what takes its place, each under a name of its own', () => {
  const unreadable = new Unreadable(), change = { collection: 'areas', id: 'sales', value: {} } as const, ids = ['damaged', 'demagad', 'damaged'].map(value => {
    unreadable.add({ ...sales, value }, damaged);
    const [aside, ...others] = unreadable.aside([change, { ...change, id: 'games' }]);
    expect([aside, others]).toEqual([{ collection: 'aside', id: aside!.id, value: { v: 1, collection: 'areas', id: 'sales', message: 'It is damaged.', value } }, []]);
    return aside!.id;
  });
  expect(ids[0]).toMatch(/^areas\/sales\/[0-9a-f]+$/);
  expect([ids[0] === ids[1], ids[0] === ids[2]]).toEqual([false, true]);
});

it('what is wrong is told field by field', () => {
  expect(sentence([...damaged, { path: 'v', code: 'newer', message: 'It is newer.' }])).toBe('It is damaged. v: It is newer.');
});
