import { adasOwn, office } from '../test/office.js';
import { Accounts } from './accounts.js';
import { settle } from './ucwa-options.js';

const viewer = (n: number): { id: string } => ({ id: `viewer ${n}` });

test('a service account is one for all, a viewer\'s own is theirs alone', () => {
  const here = office(), shared = new Accounts(settle(here.options)), own = new Accounts(settle({ ...here.options, ...adasOwn(here) }));
  expect(shared.of(viewer(1))).toBe(shared.of(undefined));
  expect(own.of(viewer(1))).toBe(own.of(viewer(1)));
  expect(own.of(viewer(1))).not.toBe(own.of(viewer(2)));
  expect(own.of({ id: 'a', partition: 'b' })).not.toBe(own.of({ id: 'a' }));
});

test('of very many, those who neither watch nor publish are forgotten first', () => {
  const here = office(), own = new Accounts(settle({ ...here.options, ...adasOwn(here) })), none = (): void => undefined;
  const first = own.of(viewer(0)), second = own.of(viewer(1)), release = first.channel.hold({ up: none, reset: none, events: none, down: none });
  for (let n = 2; n < 1_002; n++) own.of(viewer(n));
  expect(own.of(viewer(0))).toBe(first);
  expect(own.of(viewer(1))).not.toBe(second);
  release();
  own.close();
});
