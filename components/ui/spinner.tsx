import styles from './spinner.module.css';

/** Always decoration: what is being waited for is said in words beside it. */
export function Spinner() {
  return <span class={styles.spinner} aria-hidden="true" />;
}
