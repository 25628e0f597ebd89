/**
 * Rows of a log that are not kept, for nobody could read them or they belong to another organization, are counted up to
 * this many, each once; beyond that they are only said to be as many or more.
 */
export const MOST_COUNTED = 200;
