import type { SentencePart } from '@/lib/audit-log/sentence';
import { joinClasses } from '../ui/join-classes';
import { Untrusted } from '../ui/untrusted';
import styles from './sentence.module.css';

interface SentenceProps {
  readonly parts: readonly SentencePart[];
  /** The object's id: where the sentence has to make do with it, it looks like one. */
  readonly id?: string | undefined;
}

/** Who did what to which object, with the who and the which set off. */
export function Sentence({ parts, id }: SentenceProps) {
  // Parts have no identity of their own; a sentence is drawn anew as a whole.
  return (
    <>
      {parts.map((part, at) =>
        part.type === 'plain' ? (
          part.text
        ) : (
          <Untrusted
            key={`${at} ${part.type}`}
            class={joinClasses(styles[part.type], part.type === 'target' && part.text === id && styles.id)}
            value={part.text}
          />
        ),
      )}
    </>
  );
}
