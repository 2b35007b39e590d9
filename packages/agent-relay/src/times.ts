const TIMES = /^(expiresAt|since|lastActiveAt|until)$/;

/** For `JSON.parse` and `JSON.stringify`: moves every time of a presence by `skew` milliseconds. */
export const shiftTimes = (skew: number) => (key: string, field: unknown): unknown =>
  typeof field === 'number' && TIMES.test(key) ? field + skew : field;
