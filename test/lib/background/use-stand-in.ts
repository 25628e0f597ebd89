import { IDBFactory } from 'fake-indexeddb';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { type StandIn, type StandInOptions, startStandIn } from '../../make/stand-in';

/** One Make for the tests of a file; each of them finds this computer's databases empty. */
export function useStandIn(options: StandInOptions): () => StandIn {
  let standIn: StandIn | undefined;

  function current(): StandIn {
    if (standIn === undefined) throw new Error('The stand-in has not started yet.');
    return standIn;
  }

  beforeAll(async () => {
    standIn = await startStandIn(options);
  });
  beforeEach(() => {
    globalThis.indexedDB = new IDBFactory();
  });
  afterAll(() => standIn?.close());

  return current;
}
