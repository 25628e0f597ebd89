import { computed, effect, type ReadonlySignal } from '@preact/signals';
import type { AuditLogEntry } from '@/lib/audit-log/entry';
import type { EventCatalog } from '@/lib/audit-log/events';
import { NO_NAMES, type TargetNames } from '@/lib/audit-log/names';
import { type OrganizationRef, organizationKey } from '@/lib/audit-log/source';
import type { Messenger } from '@/lib/messaging/contract';
import { type Clock, HOUR, MINUTE, SECOND } from '@/lib/time';
import { wantedEntries } from './names-wanted';

/** Rows that fly by are not asked about: ms of stillness. */
const STILL_AFTER = 300;
/** After a failure that names no time (ms). */
const AFTER_FAILURE = 5 * MINUTE;
const LONGEST_WAIT = HOUR;
/**
 * Only what a person does may cost more requests than a look every few minutes. A list that stays open over night fills
 * with new objects by itself: after so long (ms) without a sign of anybody, they keep their ids until there is one.
 */
const ATTENDED_FOR = 15 * MINUTE;

/** Has the background learn what is on screen, one question at a time. */
export interface NamesAsker {
  /** `undefined`: nothing is asked. Another connection may be let in where the one before was not. */
  readonly turnTo: (organization: OrganizationRef | undefined, connectedAt: number | undefined) => void;
  /** The rows are of another page from now on, and not read yet. */
  readonly turnPage: () => void;
  /** Somebody is at the page. */
  readonly attend: () => void;
  readonly dispose: () => void;
}

interface NamesAskerOptions {
  readonly send: Messenger;
  readonly now: Clock;
  readonly events: ReadonlySignal<EventCatalog>;
  readonly names: ReadonlySignal<TargetNames>;
  /** Names wait for everything else: for the list itself, and for Make to be well. */
  readonly calm: ReadonlySignal<boolean>;
  readonly onScreen: ReadonlySignal<() => readonly AuditLogEntry[]>;
  /**
   * Pages that are only passed on the way to another are not asked about: who has had nameless rows of one page on screen
   * for so long (ms) reads them. Opening a page then costs the organization's request limit no more than its list.
   */
  readonly readAfter: number;
  /** Resolves when `names` holds what was learnt before the call. */
  readonly reload: () => Promise<void>;
}

export function createNamesAsker(options: NamesAskerOptions): NamesAsker {
  const { send, now, events, names, calm, onScreen, readAfter, reload } = options;
  let organization: OrganizationRef | undefined;
  let turn = '';
  let asked = new Set<string>();
  let asking = false;
  let waitUntil = 0;
  let readAt: number | undefined;
  let attendedAt = now();

  const isAway = () => now() - attendedAt > ATTENDED_FOR;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function askIn(ms: number): void {
    clearTimeout(timer);
    timer = setTimeout(
      () => {
        timer = undefined;
        void ask();
      },
      Math.min(ms, LONGEST_WAIT),
    );
  }

  async function ask(): Promise<void> {
    if (asking || organization === undefined || !calm.peek() || isAway()) return;
    if (waitUntil > now()) {
      askIn(waitUntil - now());
      return;
    }
    // What is known already is not there yet, or cannot be read: then nothing can be kept either.
    if (names.peek() === NO_NAMES) return;
    const entries = onScreen.peek()();
    const uuids = wantedEntries({ entries, events: events.peek(), names: names.peek(), asked });
    if (uuids.length === 0) return;
    readAt ??= now() + readAfter;
    if (readAt > now()) {
      askIn(readAt - now());
      return;
    }
    asking = true;
    const { zone, organizationId } = organization;
    const current = turn;
    const answer = await send('entry.names', { zone, organizationId, uuids });
    if (answer.ok && current === turn) await reload();
    asking = false;
    if (current === turn) {
      const { done, waitUntil: until } = answer.ok ? answer.value : { done: [] };
      const before = asked.size;
      for (const uuid of done) asked.add(uuid);
      // Where nothing comes of it, going on at once would never end.
      const soonest = asked.size > before ? 0 : now() + (until === undefined ? AFTER_FAILURE : SECOND);
      waitUntil = Math.max(until ?? 0, soonest);
    }
    // While the list moves, its stillness asks.
    if (timer === undefined) void ask();
  }

  const read = computed(() => names.value !== NO_NAMES);
  const stop = effect(() => {
    void onScreen.value;
    if (read.value && calm.value) askIn(STILL_AFTER);
  });

  return {
    turnTo: (turned, connectedAt) => {
      const next = turned === undefined ? '' : `${organizationKey(turned)} ${connectedAt}`;
      if (next === turn) return;
      turn = next;
      organization = turned;
      asked = new Set();
      waitUntil = 0;
      attendedAt = now();
      askIn(STILL_AFTER);
    },
    turnPage: () => {
      readAt = undefined;
      attendedAt = now();
      askIn(STILL_AFTER);
    },
    attend: () => {
      const wasAway = isAway();
      attendedAt = now();
      if (wasAway) askIn(STILL_AFTER);
    },
    dispose: () => {
      turn = '';
      organization = undefined;
      clearTimeout(timer);
      stop();
    },
  };
}
