import { batch, computed, type ReadonlySignal, signal } from '@preact/signals';
import type { AuditLogEntry } from '@/lib/audit-log/entry';
import type { EventCatalog } from '@/lib/audit-log/events';
import type { AuditLogQuery } from '@/lib/audit-log/query';
import type { CivilTime } from '@/lib/audit-log/query/civil-time';
import { printQuery } from '@/lib/audit-log/query/print';
import type { ContextModel } from '@/lib/panel/context/context-model';
import type { DetailModel } from '@/lib/panel/detail/detail-model';
import type { FiltersModel } from '@/lib/panel/filters/filters-model';
import type { Level } from '@/lib/panel/place/context-place';
import { NEIGHBOURS, type Neighbours, neighbourQuery } from './neighbours';
import type { Origin } from './neighbours-origins';

/** An entry that the list is to be scrolled to, once it has it. */
export interface Reveal {
  readonly uuid: string;
  /** Whether the keyboard goes there too: it does when the person asked in this page. */
  readonly focus: boolean;
}

export interface NeighboursModel {
  /** The uuid of the entry that the list marks. It goes with the question it was asked with. */
  readonly marked: ReadonlySignal<string | undefined>;
  readonly reveal: ReadonlySignal<Reveal | undefined>;
  /** The list is there. */
  readonly revealed: () => void;
  /**
   * Another question was turned to, by the page's address: marks and reveals this entry of it, or none, and leads back to
   * where that led.
   */
  readonly stepped: (uuid: string | undefined, origins: readonly Origin[]) => void;
  readonly offered: (entry: AuditLogEntry) => readonly Neighbours[];
  readonly show: (kind: Neighbours, entry: AuditLogEntry) => void;
  /** Where `back` leads, one after the other; the last one first to be gone to. */
  readonly origins: ReadonlySignal<readonly Origin[]>;
  /** Where `back` leads. */
  readonly origin: ReadonlySignal<Origin | undefined>;
  readonly back: () => void;
  /** Stays here. */
  readonly forget: () => void;
}

interface NeighboursModelOptions {
  readonly context: Pick<ContextModel, 'level' | 'scope' | 'chooseLevel'>;
  readonly filters: Pick<FiltersModel, 'chosen' | 'setChosen'>;
  readonly detail: Pick<DetailModel, 'entry' | 'open' | 'close'>;
  readonly events: ReadonlySignal<EventCatalog>;
  readonly time: ReadonlySignal<CivilTime>;
  /** `undefined` if it is not held any more. */
  readonly entryOf: (uuid: string) => AuditLogEntry | undefined;
}

/** Nobody goes back further, one by one. */
const MOST_ORIGINS = 20;

export function createNeighboursModel(options: NeighboursModelOptions): NeighboursModel {
  const { context, filters, detail, events, time, entryOf } = options;
  const origins = signal<readonly Origin[]>([]);
  const marking = signal<{ readonly uuid: string; readonly question: string } | undefined>(undefined);
  const reveal = signal<Reveal | undefined>(undefined);
  const question = computed(() => questionOf(context.level.value, filters.chosen.value));

  function mark(uuid: string | undefined, { focus } = { focus: false }): void {
    marking.value = uuid === undefined ? undefined : { uuid, question: question.peek() };
    reveal.value = uuid === undefined ? undefined : { uuid, focus };
  }

  function turnTo(query: AuditLogQuery, level: Level): void {
    context.chooseLevel(level);
    filters.setChosen(query);
  }

  const queryOf = (kind: Neighbours, entry: AuditLogEntry) =>
    neighbourQuery(kind, entry, { events: events.value, time: time.value });

  return {
    marked: computed(() => (marking.value?.question === question.value ? marking.value.uuid : undefined)),
    reveal: computed(() => (reveal.value?.uuid === marking.value?.uuid ? reveal.value : undefined)),
    revealed: () => {
      reveal.value = undefined;
    },
    stepped: (uuid, to) => {
      mark(uuid);
      origins.value = to;
    },
    offered: (entry) => NEIGHBOURS.filter((kind) => queryOf(kind, entry) !== undefined),
    show: (kind, entry) => {
      const query = queryOf(kind, entry);
      if (query === undefined) return;
      const open = detail.entry.peek() !== undefined;
      // The step before keeps its place too: whoever steps back finds the entry there again.
      if (!open) mark(entry.uuid);
      const origin = {
        kind,
        around: entry.uuid,
        open,
        query: filters.chosen.peek(),
        level: context.level.peek(),
        scope: context.scope.peek(),
      };
      batch(() => {
        origins.value = [...origins.peek(), origin].slice(-MOST_ORIGINS);
        turnTo(query, 'organization');
        detail.close();
        mark(entry.uuid, { focus: true });
      });
    },
    origins,
    origin: computed(() => origins.value.at(-1)),
    back: () => {
      const origin = origins.peek().at(-1);
      if (origin === undefined) return;
      batch(() => {
        origins.value = origins.peek().slice(0, -1);
        turnTo(origin.query, origin.level);
        const entry = origin.open ? entryOf(origin.around) : undefined;
        mark(origin.around, { focus: entry === undefined });
        if (entry !== undefined) detail.open(entry);
      });
    },
    forget: () => {
      origins.value = [];
    },
  };
}

function questionOf(level: Level, query: AuditLogQuery): string {
  return `${level} ${printQuery(query)}`;
}
