import { visibleText } from '@/lib/text/visible-text';
import { joinClasses } from './join-classes';
import styles from './untrusted.module.css';

interface UntrustedProps {
  readonly value: string;
  /** Characters shown at most. */
  readonly limit?: number;
  /** Keeps line breaks and tabs as they are, for blocks of text. */
  readonly lines?: boolean;
  readonly class?: string | undefined;
}

/**
 * The only way in which a value that came from Make, or from a page, is drawn: a text node whose hidden characters are
 * visible, apart from the direction of the words around it.
 */
export function Untrusted({ value, limit, lines = false, class: look }: UntrustedProps) {
  return (
    <bdi class={joinClasses(lines && styles.lines, look) || undefined}>
      {visibleText(value, limit === undefined ? { lines } : { lines, limit })}
    </bdi>
  );
}
