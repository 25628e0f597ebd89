import { PRIVACY_TEXT } from '@/lib/text/settings';
import { Section } from '../ui/section';
import styles from './privacy-section.module.css';

/** What the extension does with what it knows, and against whom it cannot help. */
export function PrivacySection() {
  return (
    <div class={styles.columns}>
      <Section id="privacy" heading={PRIVACY_TEXT.heading}>
        <p>{PRIVACY_TEXT.requests}</p>
        <p>{PRIVACY_TEXT.nobody}</p>
        <p>{PRIVACY_TEXT.page}</p>
      </Section>
      <Section id="privacy-limits" heading={PRIVACY_TEXT.limitsHeading}>
        <p>{PRIVACY_TEXT.limits}</p>
        <p>{PRIVACY_TEXT.advice}</p>
        <p>{PRIVACY_TEXT.outOfScope}</p>
        <p>{PRIVACY_TEXT.doubt}</p>
      </Section>
    </div>
  );
}
