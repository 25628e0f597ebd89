import type { Signal } from '@preact/signals';
import type { NamesLoader } from '@/lib/archive/contract';
import { NO_NAMES, type TargetNames } from '@/lib/audit-log/names';
import type { OrganizationRef } from '@/lib/audit-log/source';

/** Keeps the names of one organization as they are in the archive. */
export interface NamesReader {
  readonly turnTo: (organization: OrganizationRef | undefined) => void;
  /** Resolves when what was there at the call is read. Calls while a read is under way lead to one more after it. */
  readonly reload: () => Promise<void>;
}

export function createNamesReader(loader: NamesLoader, names: Signal<TargetNames>): NamesReader {
  let organization: OrganizationRef | undefined;
  let reading: Promise<void> | undefined;
  let next: Promise<void> | undefined;

  async function read(): Promise<void> {
    const asked = organization;
    if (asked === undefined) return;
    try {
      const known = names.peek();
      const read = await loader.load(asked, known === NO_NAMES ? undefined : known);
      if (organization === asked) names.value = read;
    } catch {
      // What is known stays. That the archive cannot be read is told by the list, which reads it too.
    }
  }

  function start(): Promise<void> {
    next = undefined;
    reading = read().finally(() => {
      reading = undefined;
    });
    return reading;
  }

  return {
    turnTo: (turned) => {
      organization = turned;
      names.value = NO_NAMES;
    },
    reload: () => {
      if (reading === undefined) return start();
      next ??= reading.then(start);
      return next;
    },
  };
}
