import type { SentencePart } from '@/lib/audit-log/sentence';
import { type Found, rangesOf } from '@/lib/panel/feed/highlights';
import { joinClasses } from '../ui/join-classes';
import { Untrusted } from '../ui/untrusted';
import styles from './sentence.module.css';

interface SentenceProps {
  readonly parts: readonly SentencePart[];
  /** The object's id: where the sentence has to make do with it, it looks like one. */
  readonly id?: string | undefined;
  /** What the entry was found by. */
  readonly found?: Found | undefined;
}

const FIELDS = { actor: 'actor', verb: 'event', plain: 'event', target: 'target' } as const;

/** Who did what to which object, with the who and the which set off. */
export function Sentence({ parts, id, found }: SentenceProps) {
  // Parts have no identity of their own; a sentence is drawn anew as a whole.
  return (
    <>
      {parts.map((part, at) => {
        const marks = rangesOf(part.text, found?.[FIELDS[part.type]]);
        return part.type === 'plain' && marks.length === 0 ? (
          part.text
        ) : (
          <Untrusted
            key={`${at} ${part.type}`}
            class={joinClasses(styles[part.type], part.type === 'target' && part.text === id && styles.id)}
            value={part.text}
            marks={marks}
          />
        );
      })}
    </>
  );
}
