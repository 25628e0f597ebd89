import { PRIVACY_TEXT } from '@/lib/text/settings';
import styles from './privacy-section.module.css';

/** What the extension does with what it knows, and against whom it cannot help. */
export function PrivacySection() {
  return (
    <section class={styles.section} aria-labelledby="privacy">
      <div class={styles.column}>
        <h2 id="privacy" class={styles.title}>
          {PRIVACY_TEXT.heading}
        </h2>
        <p>{PRIVACY_TEXT.requests}</p>
        <p>{PRIVACY_TEXT.nobody}</p>
        <p>{PRIVACY_TEXT.page}</p>
      </div>
      <div class={styles.column}>
        <h2 class={styles.title}>{PRIVACY_TEXT.limitsHeading}</h2>
        <p>{PRIVACY_TEXT.limits}</p>
        <p>{PRIVACY_TEXT.advice}</p>
        <p>{PRIVACY_TEXT.outOfScope}</p>
        <p>{PRIVACY_TEXT.doubt}</p>
      </div>
    </section>
  );
}
