/** Units in milliseconds. */
export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Now, in ms since the epoch. Passed in wherever time matters, so that tests own the clock. */
export type Clock = () => number;
