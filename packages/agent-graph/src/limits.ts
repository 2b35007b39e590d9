// What Graph lets one application ask of presence in one tenant.
export const RATE = { requests: 1_500, per: 30_000 };
// Ids in one question for presence, and in one subscription; requests in one $batch.
export const MOST_IDS = 650, MOST_IN_BATCH = 20;
// How long an answer stays fresh (milliseconds).
export const TTL = 60_000;
