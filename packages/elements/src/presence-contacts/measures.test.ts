import { expect } from 'chai';
import { frame, until } from '../../test/until.js';
import { Measures } from './measures.js';

interface Stage {
  readonly measures: Measures;
  readonly list: HTMLElement;
  readonly rows: HTMLElement;
  changes: number;
}

/** A list of so many rows of 40 px, of which 200 px are seen. */
async function stage(count: number): Promise<Stage> {
  const list = document.createElement('div'), rows = document.createElement('div');
  const own: Stage = { list, rows, measures: new Measures(() => own.changes++), changes: 0 };
  list.style.setProperty('overflow', 'auto');
  list.style.setProperty('height', '200px');
  rows.style.setProperty('--_count', String(count));
  rows.style.setProperty('height', `${count * 40}px`);
  list.append(rows);
  document.body.append(list);
  list.addEventListener('scroll', own.measures.scrolled);
  own.measures.follow(list, rows);
  await frame();
  await frame();
  return own;
}

describe('the measures of a list', () => {
  afterEach(() => document.body.replaceChildren());

  it('are guessed at first, then taken', async () => {
    expect(new Measures(() => undefined).scroll).to.deep.equal({ top: 0, height: 480, row: 48 });
    const { measures, changes } = await stage(1_000);
    expect([measures.scroll, changes]).to.deep.equal([{ top: 0, height: 200, row: 40 }, 1]);
  });

  it('follow the scrolling, and tell of another row only', async () => {
    const own = await stage(1_000), before = own.changes;
    own.list.scrollTop = 30;
    await until(() => own.measures.scroll.top === 30);
    expect(own.changes).to.equal(before);
    own.list.scrollTop = 45;
    await until(() => own.measures.scroll.top === 45);
    expect(own.changes).to.equal(before + 1);
  });

  it('scroll once the list has been drawn, and no further than it goes', async () => {
    const { measures, list, rows } = await stage(100);
    measures.scrollTo(400);
    expect([measures.scroll.top, list.scrollTop]).to.deep.equal([400, 0]);
    measures.follow(list, rows);
    expect(list.scrollTop).to.equal(400);
    measures.scrollTo(9_999);
    measures.follow(list, rows);
    expect(measures.scroll.top).to.equal(3_800);
    measures.scrollTo(-5);
    measures.follow(list, rows);
    expect(measures.scroll.top).to.equal(0);
  });

  it('keep the row at the top where it is when text becomes larger', async () => {
    const { measures, list, rows } = await stage(100);
    measures.scrollTo(400);
    measures.follow(list, rows);
    rows.style.setProperty('height', '8000px');
    await until(() => measures.scroll.row === 80);
    measures.follow(list, rows);
    expect(list.scrollTop).to.equal(800);
  });

  it('begin anew with another list, and end with none', async () => {
    const own = await stage(100), { measures } = own;
    measures.scrollTo(400);
    measures.follow(own.list, own.rows);
    await frame();
    await frame();
    measures.follow(null);
    expect(measures.scroll.top).to.equal(0);
    const before = own.changes;
    own.rows.style.setProperty('height', '8000px');
    await frame();
    await frame();
    expect(own.changes).to.equal(before);
  });
});
