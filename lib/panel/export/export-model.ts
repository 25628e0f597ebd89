import { type ReadonlySignal, signal } from '@preact/signals';
import type { ExportSessionOptions } from './export-session';

/** Whether the export is open. All that it does is loaded with its dialog. */
export interface ExportModel {
  readonly open: ReadonlySignal<boolean>;
  readonly setOpen: (open: boolean) => void;
  /** What an export is made from. */
  readonly session: ExportSessionOptions;
}

export function createExportModel(session: ExportSessionOptions): ExportModel {
  const open = signal(false);
  return {
    open,
    setOpen: (now) => {
      open.value = now;
    },
    session,
  };
}
