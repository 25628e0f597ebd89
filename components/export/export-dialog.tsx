import type { ReadonlySignal } from '@preact/signals';
import { useState } from 'preact/hooks';
import { EXPORT_FORMATS } from '@/lib/audit-log/export-format';
import type { ExportModel } from '@/lib/panel/export/export-model';
import { createExportSession } from '@/lib/panel/export/export-session';
import type { DetailsPlan } from '@/lib/panel/export/export-state';
import { detailsPlanText, EXPORT_FORMAT_TEXT, EXPORT_TEXT } from '@/lib/text/export';
import { Checkbox } from '../ui/checkbox';
import { Dialog } from '../ui/dialog';
import { Select } from '../ui/select';
import { Untrusted } from '../ui/untrusted';
import { ExportActions } from './export-actions';
import styles from './export-dialog.module.css';
import { ExportPhase, ExportProgress } from './export-status';

export interface ExportDialogProps {
  readonly model: ExportModel;
  /** ms since the epoch, moving on. */
  readonly now: ReadonlySignal<number>;
}

/** What is saved, in which format, and how far it is. What was begun goes on when it is closed. */
export function ExportDialog({ model, now }: ExportDialogProps) {
  const [session] = useState(() => model.session(createExportSession));
  const { value: state } = session.state;
  const { value: format } = session.format;
  const { value: plan } = session.plan;
  const { value: entries } = session.entries;
  const isDeleted = state.status === 'deleted';
  const isBusy = state.status === 'writing' || state.status === 'fetching' || state.status === 'stuck';
  return (
    <Dialog title={EXPORT_TEXT.title} close={EXPORT_TEXT.close} onClose={() => model.setOpen(false)}>
      {!isDeleted && (
        <div class={styles.what}>
          <p>{entries === 0 ? EXPORT_TEXT.nothing : EXPORT_TEXT.what(entries)}</p>
          <p class={styles.note}>
            <Untrusted value={EXPORT_TEXT.query(session.query.value)} />
          </p>
          <p class={styles.note}>{EXPORT_TEXT.inside}</p>
        </div>
      )}
      <Select
        label={EXPORT_TEXT.format}
        hint={EXPORT_FORMAT_TEXT[format].use}
        value={format}
        options={EXPORT_FORMATS.map((value) => ({ value, label: EXPORT_FORMAT_TEXT[value].label }))}
        onChange={session.setFormat}
        disabled={isBusy || isDeleted}
      />
      <Checkbox
        label={EXPORT_TEXT.details}
        hint={
          <>
            <p>{EXPORT_TEXT.detailsHint}</p>
            {plan !== undefined && !isBusy && <p class={styles.plan}>{planText(plan)}</p>}
          </>
        }
        checked={session.withDetails.value}
        onChange={session.setWithDetails}
        disabled={isBusy || entries === 0}
      />
      <div class={styles.status}>
        <ExportPhase state={state} />
        <ExportProgress state={state} now={now.value} />
      </div>
      <ExportActions session={session} />
    </Dialog>
  );
}

function planText(plan: DetailsPlan): string {
  switch (plan.status) {
    case 'counting':
      return EXPORT_TEXT.counting(plan.looked, plan.of);
    case 'unknown':
      return EXPORT_TEXT.planUnknown;
    case 'counted':
      return detailsPlanText(plan);
  }
}
