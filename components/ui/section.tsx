import type { ComponentChildren } from 'preact';
import styles from './section.module.css';

interface SectionProps {
  /** Of its heading, which a link can lead to. */
  readonly id: string;
  readonly heading: string;
  /** Beside what it goes with. */
  readonly aside?: boolean;
  readonly children: ComponentChildren;
}

/** A part of a page, under a heading that names it. */
export function Section({ id, heading, aside = false, children }: SectionProps) {
  const Part = aside ? 'aside' : 'section';
  return (
    <Part class={styles.section} aria-labelledby={id}>
      <h2 id={id} class={styles.title}>
        {heading}
      </h2>
      {children}
    </Part>
  );
}
