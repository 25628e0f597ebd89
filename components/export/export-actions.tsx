import { useRef } from 'preact/hooks';
import type { ExportSession } from '@/lib/panel/export/export-session';
import { EXPORT_TEXT } from '@/lib/text/export';
import { Button } from '../ui/button';
import styles from './export-dialog.module.css';

interface Choice {
  readonly label: string;
  readonly onClick: () => void;
}

/** What can be done now. The last one is one button that changes what it does: whoever pressed it stays on it. */
export function ExportActions({ session }: { readonly session: ExportSession }) {
  const last = useRef<HTMLButtonElement>(null);
  const { main, others, isPrimary, disabled } = choicesOf(session);
  return (
    <div class={styles.foot}>
      {others.map(({ label, onClick }) => (
        <Button
          key={label}
          onClick={() => {
            // It may go with what it does.
            last.current?.focus();
            onClick();
          }}
        >
          {label}
        </Button>
      ))}
      <Button variant={isPrimary ? 'primary' : 'secondary'} disabled={disabled} onClick={main.onClick} buttonRef={last}>
        {main.label}
      </Button>
    </div>
  );
}

function choicesOf(session: ExportSession) {
  const { value: state } = session.state;
  const { value: plan } = session.plan;
  const save = { label: EXPORT_TEXT.start, onClick: () => void session.start() };
  const without = { label: EXPORT_TEXT.saveWithoutMissing, onClick: () => void session.saveWithoutMissing() };
  const cancel = { label: EXPORT_TEXT.cancel, onClick: session.cancel };
  switch (state.status) {
    case 'fetching':
      return choices(cancel, [without]);
    case 'stuck':
      return choices({ ...save, label: EXPORT_TEXT.tryAgain }, [cancel, without], true);
    case 'writing':
      return choices(cancel);
    default: {
      const disabled = session.entries.value === 0 || plan?.status === 'counting' || plan?.status === 'unknown';
      const lacks = plan?.status === 'counted' && plan.missing > 0;
      return lacks
        ? choices({ ...save, label: EXPORT_TEXT.fetchAndSave }, [without], true)
        : { ...choices(save, [], true), disabled };
    }
  }
}

function choices(main: Choice, others: readonly Choice[] = [], isPrimary = false) {
  return { main, others, isPrimary, disabled: false };
}
