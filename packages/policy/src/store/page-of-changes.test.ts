import { expect, it } from 'vitest';
import { pageOfChanges } from './page-of-changes.js';

const changes = [3, 2, 1].map(number => ({ number, at: 0, by: 'root', what: 'tried', target: '' }));

it.each([[{}, [3, 2, 1]], [{ limit: 2 }, [3, 2]], [{ before: 3 }, [2, 1]], [{ before: 3, limit: 1 }, [2]], [{ before: 1 }, []]])('a page of changes %j holds %j', (asked, numbers) => {
  expect(pageOfChanges(changes, asked).map(({ number }) => number)).toEqual(numbers);
});
