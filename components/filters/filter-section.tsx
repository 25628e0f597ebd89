import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { FILTERS_TEXT } from '@/lib/text/filters';
import { Icon } from '../ui/icon';
import styles from './filter-section.module.css';

interface FilterSectionProps {
  readonly title: string;
  readonly chosen: number;
  readonly open: boolean;
  readonly onToggle: () => void;
  readonly children: ComponentChildren;
}

/** A heading that opens what it heads. */
export function FilterSection({ title, chosen, open, onToggle, children }: FilterSectionProps) {
  const id = useId();
  return (
    <section class={styles.section}>
      <h2>
        <button type="button" class={styles.head} aria-expanded={open} aria-controls={id} onClick={onToggle}>
          <Icon name={open ? 'chevron-down' : 'chevron-right'} size="small" />
          <span class={styles.title}>{title}</span>
          {chosen > 0 && <span class={styles.chosen}>{FILTERS_TEXT.chosen(chosen)}</span>}
        </button>
      </h2>
      <div id={id} class={styles.body} hidden={!open}>
        {open && children}
      </div>
    </section>
  );
}
