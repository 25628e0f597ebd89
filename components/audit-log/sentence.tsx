import type { SentencePart } from '@/lib/audit-log/sentence';
import { Untrusted } from '../ui/untrusted';
import styles from './sentence.module.css';

interface SentenceProps {
  readonly parts: readonly SentencePart[];
}

/** Who did what to which object, with the who and the which set off. */
export function Sentence({ parts }: SentenceProps) {
  // Parts have no identity of their own; a sentence is drawn anew as a whole.
  return (
    <>
      {parts.map((part, at) =>
        part.type === 'plain' ? (
          part.text
        ) : (
          <Untrusted key={`${at} ${part.type}`} class={styles[part.type]} value={part.text} />
        ),
      )}
    </>
  );
}
