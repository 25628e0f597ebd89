import type { SettingsDiagnosticsModel } from '@/lib/panel/settings/settings-diagnostics';
import { DIAGNOSTICS_TEXT } from '@/lib/text/diagnostics';
import { Button } from '../ui/button';
import { Section } from '../ui/section';
import styles from './diagnostics-section.module.css';

/** Copies what helps to find a fault, and shows all of it: whoever sends it can read it first. */
export function DiagnosticsSection({ model }: { readonly model: SettingsDiagnosticsModel }) {
  const diagnosis = model.diagnosis.value;
  return (
    <Section id="diagnostics" heading={DIAGNOSTICS_TEXT.heading}>
      <p class={styles.explanation}>{DIAGNOSTICS_TEXT.explanation}</p>
      <Button onClick={() => void model.copy()}>{DIAGNOSTICS_TEXT.copy}</Button>
      <p role="status">
        {diagnosis.phase === 'made' && (diagnosis.copied ? DIAGNOSTICS_TEXT.copied : DIAGNOSTICS_TEXT.notCopied)}
      </p>
      {diagnosis.phase === 'made' && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and only what has the focus scrolls by keyboard
        <section class={styles.report} aria-label={DIAGNOSTICS_TEXT.report} tabIndex={0}>
          <pre>{diagnosis.text}</pre>
        </section>
      )}
    </Section>
  );
}
