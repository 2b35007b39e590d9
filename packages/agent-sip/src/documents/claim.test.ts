import { activityOf, rankOf, reportOf, type Claim } from './claim.js';

const claim = (availability: Claim['availability'], more: Partial<Claim> = {}): Claim => ({ availability, changesAt: [], ...more });

describe('a report of several claims', () => {
  it('is what the most engaged of them says', () => {
    const order = ['dnd', 'busy', 'online', 'away', 'offline', 'unknown'] as const;
    expect(order.toSorted((one, other) => rankOf({ availability: other }) - rankOf({ availability: one }))).toEqual(order);
    order.forEach((availability, at) => { expect(reportOf(order.slice(at).reverse().map(one => claim(one))).availability).toBe(availability); });
  });

  it('is unknown where nobody says anything, and says why', () => {
    expect(reportOf([])).toEqual({ availability: 'unknown', problem: 'no-data' });
    expect(reportOf([claim(undefined)])).toEqual({ availability: 'unknown', problem: 'no-data' });
  });

  it('prefers hands that are not idle, where all else is equal', () => {
    expect(reportOf([claim('online', { idle: true }), claim('online')]).idle).toBeUndefined();
    expect(reportOf([claim('online', { idle: true }), claim('away')])).toMatchObject({ availability: 'online', idle: true });
  });

  it('calls nobody idle who is offline or unknown', () => {
    expect(reportOf([claim('offline', { idle: true })]).idle).toBeUndefined();
    expect(reportOf([claim(undefined, { idle: true })]).idle).toBeUndefined();
  });

  it('unites the activities of those who agree, each once', () => {
    const activities = (...kinds: string[]): Partial<Claim> => ({ activities: kinds.map(kind => ({ kind })) });
    expect(reportOf([claim('busy', activities('in-call')), claim('away', activities('travel')), claim('busy', activities('in-call', 'in-meeting'))]).activities).toEqual([{ kind: 'in-call' }, { kind: 'in-meeting' }]);
  });

  it('keeps apart what people do in their own words', () => {
    const mowing = { kind: 'other', text: 'mowing' }, baking = { kind: 'other', text: 'baking' };
    expect(reportOf([claim('online', { activities: [mowing, baking, mowing] })]).activities).toEqual([mowing, baking]);
  });

  it('takes the newest note of the winners, else the newest of all', () => {
    const note = (text: string, since: number): Partial<Claim> => ({ note: { text }, since });
    expect(reportOf([claim('busy', note('old', 1)), claim('busy', note('new', 2)), claim('away', note('newest', 3))]).note?.text).toBe('new');
    expect(reportOf([claim('busy', { since: 9 }), claim('away', note('a', 1)), claim('offline', note('b', 2))]).note?.text).toBe('b');
  });

  it('is since when the winner is, and changes when the first of them does', () => {
    expect(reportOf([claim('busy', { since: 1, changesAt: [90, 70] }), claim('away', { since: 5, changesAt: [50], lastActiveAt: 3 }), claim('online', { lastActiveAt: 4 })]))
      .toEqual({ availability: 'busy', since: 1, expiresAt: 50, lastActiveAt: 4 });
  });

  it('is out of office where one of them is', () => {
    expect(reportOf([claim('online'), claim('away', { outOfOffice: { until: 7 } })]).outOfOffice).toEqual({ until: 7 });
  });
});

describe('the activity of a word', () => {
  it('is there where the word means one, or somebody says one', () => {
    expect(activityOf({ kind: 'meal' }, { until: 5 })).toEqual([{ kind: 'meal', until: 5 }]);
    expect(activityOf({}, { text: 'Mowing' })).toEqual([{ kind: 'other', text: 'Mowing' }]);
    expect(activityOf({}, { until: 5 })).toEqual([]);
  });
});
