import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import styles from './dialog.module.css';
import { IconButton } from './icon-button';

interface DialogProps {
  readonly title: string;
  /** What its closing button is called. */
  readonly close: string;
  readonly children: ComponentChildren;
  /** Closed by button or by Escape. */
  readonly onClose: () => void;
}

/** Over everything, from when it is drawn on: nothing else can be used until it is closed. */
export function Dialog({ title, close, children, onClose }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} class={styles.dialog} aria-label={title} onClose={onClose}>
      <div class={styles.head}>
        <h2 class={styles.title}>{title}</h2>
        <IconButton icon="close" label={close} onClick={() => dialog.current?.close()} />
      </div>
      {children}
    </dialog>
  );
}
