import type { ComponentChildren } from 'preact';
import styles from './question.module.css';

interface QuestionProps {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  /** What can be answered. */
  readonly answers: ComponentChildren;
  readonly children?: ComponentChildren;
}

/** Asks before something is deleted, in the place where it was asked for. */
export function Question({ id, title, text, answers, children }: QuestionProps) {
  return (
    <fieldset class={styles.question} aria-labelledby={id} aria-describedby={`${id}-text`}>
      <p id={id} class={styles.title}>
        {title}
      </p>
      <p id={`${id}-text`}>{text}</p>
      {children}
      <div class={styles.answers}>{answers}</div>
    </fieldset>
  );
}
