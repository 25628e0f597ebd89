import { type TextRange, visibleParts, visibleText } from '@/lib/text/visible-text';
import { joinClasses } from './join-classes';
import styles from './untrusted.module.css';

interface UntrustedProps {
  readonly value: string;
  /** Characters shown at most. */
  readonly limit?: number;
  /** Keeps line breaks and tabs as they are, for blocks of text. */
  readonly lines?: boolean;
  readonly class?: string | undefined;
  /** Ranges of the value that a search found. */
  readonly marks?: readonly TextRange[];
}

const NONE: readonly TextRange[] = [];

/**
 * The only way in which a value that came from Make, or from a page, is drawn: a text node whose hidden characters are
 * visible, apart from the direction of the words around it. Marks only cut that text node into several.
 */
export function Untrusted({ value, limit, lines = false, class: look, marks = NONE }: UntrustedProps) {
  const options = limit === undefined ? { lines } : { lines, limit };
  return (
    <bdi class={joinClasses(lines && styles.lines, look) || undefined}>
      {marks.length === 0
        ? visibleText(value, options)
        : visibleParts(value, marks, options).map(({ text, marked }, at) =>
            // Parts have no identity of their own; a value is drawn anew as a whole.
            marked ? (
              <mark key={at} class={styles.found}>
                {text}
              </mark>
            ) : (
              text
            ),
          )}
    </bdi>
  );
}
