/**
 * Lets only the newest of several readings count: answers may overtake each other, and what is drawn last stays. An older one
 * waits for the newest and brings nothing.
 */
export function newest(read) {
  let last;
  return async (...args) => {
    const reading = last = read(...args);
    try {
      const answer = await reading;
      if (reading === last) return answer;
    } catch (error) {
      if (reading === last) throw error;
    }
    await last.catch(() => undefined);
    return undefined;
  };
}
