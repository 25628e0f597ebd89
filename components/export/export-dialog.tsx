import { useEffect, useRef } from 'preact/hooks';
import { EXPORT_FORMATS } from '@/lib/export/export-format';
import type { ExportModel } from '@/lib/panel/export-model';
import { EXPORT_FORMAT_TEXT, EXPORT_TEXT } from '@/lib/text/export';
import { Button } from '../ui/button';
import { IconButton } from '../ui/icon-button';
import { Progress } from '../ui/progress';
import { Select } from '../ui/select';
import { Untrusted } from '../ui/untrusted';
import styles from './export-dialog.module.css';

interface ExportDialogProps {
  readonly model: ExportModel;
  /** How many entries the list shows. */
  readonly entries: number;
  /** The question they answer, in its text form. */
  readonly query: string;
}

/** What is saved, in which format, and how far it is. */
export function ExportDialog({ model, entries, query }: ExportDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const { value: state } = model.state;
  const { value: format } = model.format;
  const isWriting = state.status === 'writing';
  return (
    <dialog ref={dialog} class={styles.dialog} aria-label={EXPORT_TEXT.title} onClose={() => model.setOpen(false)}>
      <div class={styles.head}>
        <h2 class={styles.title}>{EXPORT_TEXT.title}</h2>
        <IconButton icon="close" label={EXPORT_TEXT.close} onClick={() => dialog.current?.close()} />
      </div>
      <p>{entries === 0 ? EXPORT_TEXT.nothing : EXPORT_TEXT.what(entries)}</p>
      <p class={styles.query}>
        <Untrusted value={EXPORT_TEXT.query(query)} />
      </p>
      <Select
        label={EXPORT_TEXT.format}
        hint={EXPORT_FORMAT_TEXT[format].use}
        value={format}
        options={EXPORT_FORMATS.map((value) => ({ value, label: EXPORT_FORMAT_TEXT[value].label }))}
        onChange={model.setFormat}
        disabled={isWriting}
      />
      <p class={styles.note}>{EXPORT_TEXT.inside}</p>
      {isWriting && <Progress label={EXPORT_TEXT.title} value={state.entries / state.of} />}
      <p class={styles.status} role="status">
        {isWriting && EXPORT_TEXT.writing(state.entries, state.of)}
        {state.status === 'saved' && EXPORT_TEXT.saved(state.name, state.entries)}
        {state.status === 'cancelled' && EXPORT_TEXT.cancelled}
        {state.status === 'failed' && EXPORT_TEXT.failed}
      </p>
      <div class={styles.foot}>
        {isWriting ? (
          <Button onClick={model.cancel}>{EXPORT_TEXT.cancel}</Button>
        ) : (
          <Button variant="primary" disabled={entries === 0} onClick={() => void model.start()}>
            {EXPORT_TEXT.start}
          </Button>
        )}
      </div>
    </dialog>
  );
}
