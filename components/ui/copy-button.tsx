import { useEffect, useRef, useState } from 'preact/hooks';
import { DETAIL_TEXT } from '@/lib/text/detail';
import styles from './copy-button.module.css';
import type { IconName } from './icon';
import { IconButton } from './icon-button';

interface CopyButtonProps {
  /** What it copies: "Copy entry id". */
  readonly label: string;
  /** Made only when asked for: it may be large. */
  readonly text: () => string;
  readonly onCopy: (text: string) => Promise<boolean>;
  readonly size?: 'medium' | 'small';
  readonly icon?: IconName;
}

/** How long it says that it is done, in ms. */
const SAYS_SO_FOR = 1600;

/** Copies, and says so on the spot. */
export function CopyButton({ label, text, onCopy, size = 'small', icon = 'copy' }: CopyButtonProps) {
  const [state, setState] = useState<'idle' | 'copied' | 'failed'>('idle');
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  const copy = async () => {
    const done = await onCopy(text());
    setState(done ? 'copied' : 'failed');
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setState('idle'), SAYS_SO_FOR);
  };
  const icons = { idle: icon, copied: 'check', failed: 'alert' } as const;
  const said = { idle: '', copied: DETAIL_TEXT.copied, failed: DETAIL_TEXT.copyFailed };

  return (
    <span class={styles.copy}>
      <IconButton size={size} icon={icons[state]} label={label} onClick={() => void copy()} />
      <span class="visually-hidden" role="status">
        {said[state]}
      </span>
    </span>
  );
}
