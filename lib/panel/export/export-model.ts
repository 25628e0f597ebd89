import { batch, type ReadonlySignal, signal } from '@preact/signals';
import type { ExportSession, ExportSessionOptions } from './export-session';
import type { ExportState } from './export-state';

/** Whether the export is open, and what goes on when it is closed. All that it does is loaded with its dialog. */
export interface ExportModel {
  readonly open: ReadonlySignal<boolean>;
  /** What was begun goes on when its dialog is closed, and is there again when that is opened. */
  readonly setOpen: (open: boolean) => void;
  /** What went on when its dialog was closed, until it is over and somebody knows. */
  readonly aside: ReadonlySignal<ExportSession | undefined>;
  /** That which is under way, or else a new one. */
  readonly session: (create: (options: ExportSessionOptions) => ExportSession) => ExportSession;
  /** Ends it, whatever it is at, and closes. */
  readonly drop: () => void;
}

const UNDER_WAY: ReadonlySet<ExportState['status']> = new Set(['fetching', 'stuck', 'writing']);
/** What a person who opens the export again was told already. */
const OVER: ReadonlySet<ExportState['status']> = new Set(['saved', 'cancelled', 'deleted']);

export function createExportModel(options: ExportSessionOptions): ExportModel {
  const open = signal(false);
  const aside = signal<ExportSession | undefined>(undefined);
  let current: ExportSession | undefined;

  function end(): void {
    current?.dispose();
    current = undefined;
    aside.value = undefined;
  }

  return {
    open,
    aside,
    setOpen: (now) =>
      batch(() => {
        const status = current?.state.peek().status;
        if (status !== undefined && (now ? OVER.has(status) : !UNDER_WAY.has(status))) end();
        if (!now) aside.value = current;
        open.value = now;
      }),
    session(create) {
      current ??= create(options);
      return current;
    },
    drop: () =>
      batch(() => {
        end();
        open.value = false;
      }),
  };
}
