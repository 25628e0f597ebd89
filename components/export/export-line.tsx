import type { ExportModel } from '@/lib/panel/export/export-model';
import type { ExportSession } from '@/lib/panel/export/export-session';
import { EXPORT_TEXT } from '@/lib/text/export';
import { Button } from '../ui/button';
import { WorkLine } from '../ui/work-line';
import { ExportPhase, ExportProgress } from './export-status';

interface ExportLineProps {
  readonly model: ExportModel;
  readonly session: ExportSession;
  /** ms since the epoch. */
  readonly now: number;
  /** It goes with what it tells. */
  readonly onGone: () => void;
}

/** An export whose dialog is closed: how far it is, or how it ended. */
export function ExportLine({ model, session, now, onGone }: ExportLineProps) {
  const { value: state } = session.state;
  const isUnderWay = state.status === 'fetching' || state.status === 'stuck' || state.status === 'writing';
  return (
    <WorkLine
      label={EXPORT_TEXT.title}
      title={<ExportPhase state={state} />}
      choices={
        <>
          {(isUnderWay || state.status === 'failed') && (
            <Button size="small" onClick={() => model.setOpen(true)}>
              {EXPORT_TEXT.show}
            </Button>
          )}
          {/* One button that changes what it does: whoever pressed it by keyboard stays on it. */}
          <Button
            size="small"
            variant="quiet"
            onClick={() => {
              if (isUnderWay) {
                session.cancel();
                return;
              }
              onGone();
              model.drop();
            }}
          >
            {isUnderWay ? EXPORT_TEXT.cancel : EXPORT_TEXT.close}
          </Button>
        </>
      }
    >
      <ExportProgress state={state} now={now} />
    </WorkLine>
  );
}
