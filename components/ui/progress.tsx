import styles from './progress.module.css';

interface ProgressProps {
  /** What is in progress, for screen readers. */
  readonly label: string;
  /** From 0 to 1; left out while the end is not known. */
  readonly value?: number;
}

/** A thin line; it takes its place in the layout also when nothing is in progress around it. */
export function Progress({ label, value }: ProgressProps) {
  return <progress class={styles.progress} aria-label={label} max={1} {...(value === undefined ? {} : { value })} />;
}
