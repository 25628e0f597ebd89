import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { AuditLogEntry, AuditLogEntryDetail } from '@/lib/audit-log/entry';
import type { Flag } from '@/lib/audit-log/flag';
import type { Failure } from '@/lib/failure';
import type { FeedModel } from '@/lib/panel/feed/feed-model';
import type { PanelGateway } from '@/lib/panel/gateway/panel-gateway';
import type { Zone } from '@/lib/zone';

export type DetailState =
  | { readonly status: 'loading' }
  | { readonly status: 'ready'; readonly detail: AuditLogEntryDetail }
  | { readonly status: 'failed'; readonly failure: Failure };

export interface DetailModel {
  /** The open entry as the list has it; `undefined` while none is open. */
  readonly entry: ReadonlySignal<AuditLogEntry | undefined>;
  readonly detail: ReadonlySignal<DetailState>;
  /** Place in the list as it is now; -1 if it is not (or no longer) among what is shown. */
  readonly position: ReadonlySignal<number>;
  /** What the history knows of the open entry, whether the list shows it or not. */
  readonly marks: ReadonlySignal<EntryMarks>;
  /** Why the open entry stands out. Of its own, since the first to read it looks through the whole history. */
  readonly flags: ReadonlySignal<readonly Flag[]>;
  readonly open: (entry: AuditLogEntry) => void;
  readonly close: () => void;
  /** To the entry below in the list; at its end, nothing. */
  readonly next: () => void;
  /** To the entry above in the list. */
  readonly previous: () => void;
  readonly retry: () => void;
  /** Closes, and keeps nothing of what was read. */
  readonly forget: () => void;
}

/** What Make does not say of an entry itself. */
export interface EntryMarks {
  /** Make later sent other content under the same id. */
  readonly changed: boolean;
  /** When it was first read (ms since the epoch), if it was not there when later ones were read. */
  readonly arrivedLateAt: number | undefined;
}

interface DetailModelOptions {
  readonly gateway: Pick<PanelGateway, 'send'>;
  readonly feed: Pick<FeedModel, 'view'>;
  readonly zone: ReadonlySignal<Zone | undefined>;
}

/** Details read in this panel, so that going back and forth asks nothing. */
const REMEMBERED = 50;

const NO_FLAGS: readonly Flag[] = [];

const UNMARKED: EntryMarks = { changed: false, arrivedLateAt: undefined };

export function createDetailModel({ gateway, feed, zone: zoneNow }: DetailModelOptions): DetailModel {
  const entry = signal<AuditLogEntry | undefined>(undefined);
  const detail = signal<DetailState>({ status: 'loading' });
  let remembered = new Map<string, AuditLogEntryDetail>();

  async function load(asked: AuditLogEntry): Promise<void> {
    const zone = zoneNow.peek();
    if (zone === undefined) return;
    const key = `${zone} ${asked.organizationId} ${asked.uuid}`;
    const known = remembered.get(key);
    if (known !== undefined) {
      detail.value = { status: 'ready', detail: known };
      return;
    }
    detail.value = { status: 'loading' };
    const into = remembered;
    const answer = await gateway.send('entry.detail', {
      zone,
      organizationId: asked.organizationId,
      uuid: asked.uuid,
    });
    if (into !== remembered) return;
    if (answer.ok) remember(key, answer.value);
    if (entry.peek()?.uuid !== asked.uuid) return;
    detail.value = answer.ok
      ? { status: 'ready', detail: answer.value }
      : { status: 'failed', failure: answer.failure };
  }

  function remember(key: string, value: AuditLogEntryDetail): void {
    remembered.set(key, value);
    const [oldest] = remembered.keys();
    if (remembered.size > REMEMBERED && oldest !== undefined) remembered.delete(oldest);
  }

  function open(next: AuditLogEntry): void {
    entry.value = next;
    void load(next);
  }

  const position = computed(() => {
    const uuid = entry.value?.uuid;
    return uuid === undefined ? -1 : (feed.view.value?.positionOf(uuid) ?? -1);
  });

  const held = computed(() => {
    const uuid = entry.value?.uuid;
    const index = feed.view.value?.index;
    const row = uuid === undefined ? undefined : index?.rowOf(uuid);
    return index === undefined || row === undefined ? undefined : { index, row };
  });

  const marks = computed((): EntryMarks => {
    if (held.value === undefined) return UNMARKED;
    const { index, row } = held.value;
    return {
      changed: index.changed(row),
      arrivedLateAt: index.arrivedLate(row) ? index.newSince(row) : undefined,
    };
  });

  const flags = computed(() => held.value?.index.flags(held.value.row) ?? NO_FLAGS);

  function step(by: 1 | -1): void {
    const view = feed.view.peek();
    const from = position.peek();
    const to = from + by;
    if (view !== undefined && from >= 0 && to >= 0 && to < view.length) open(view.entry(to));
  }

  return {
    entry,
    detail,
    position,
    marks,
    flags,
    open,
    close: () => {
      entry.value = undefined;
    },
    next: () => step(1),
    previous: () => step(-1),
    retry: () => {
      const current = entry.peek();
      if (current !== undefined) void load(current);
    },
    forget: () => {
      // Another one: an answer that is under way is of what was forgotten.
      remembered = new Map();
      entry.value = undefined;
      detail.value = { status: 'loading' };
    },
  };
}
