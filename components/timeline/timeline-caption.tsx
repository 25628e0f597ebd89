import { FACTS_TEXT } from '@/lib/text/facts';
import { Button } from '../ui/button';
import { IconButton } from '../ui/icon-button';
import styles from './timeline-strip.module.css';

interface TimelineCaptionProps {
  readonly text: string;
  readonly selected: boolean;
  readonly onNarrow: () => void;
  readonly onClear: () => void;
}

/** What the picture is of, or what of it is selected and what can be done with that. */
export function TimelineCaption({ text, selected, onNarrow, onClear }: TimelineCaptionProps) {
  return (
    <div class={styles.caption}>
      <p class={styles.text} title={text}>
        {text}
      </p>
      {selected && (
        <>
          <Button size="small" variant="quiet" onClick={onNarrow}>
            {FACTS_TEXT.narrow}
          </Button>
          <IconButton size="small" icon="close" label={FACTS_TEXT.clear} onClick={onClear} />
        </>
      )}
    </div>
  );
}
