import { type ReadonlySignal, signal } from '@preact/signals';
import type { DiagnosticsSources } from './settings-diagnostics-facts';

export type Diagnosis =
  | { readonly phase: 'none' }
  /** `copied`: whether it is on the clipboard; where it is not, it can be taken from the page. */
  | { readonly phase: 'made'; readonly text: string; readonly copied: boolean };

export interface SettingsDiagnosticsModel {
  readonly diagnosis: ReadonlySignal<Diagnosis>;
  copy(): Promise<void>;
}

interface SettingsDiagnosticsOptions extends DiagnosticsSources {
  /** Puts text on the clipboard; rejects if the browser refuses. */
  readonly write: (text: string) => Promise<void>;
}

/** What helps to find a fault and says nothing of anybody: versions, counts and codes. */
export function createSettingsDiagnosticsModel(options: SettingsDiagnosticsOptions): SettingsDiagnosticsModel {
  const diagnosis = signal<Diagnosis>({ phase: 'none' });
  return {
    diagnosis,
    async copy() {
      // Few ever need it.
      const { diagnose } = await import('./settings-diagnostics-facts');
      const text = await diagnose(options);
      const copied = await options.write(text).then(
        () => true,
        () => false,
      );
      diagnosis.value = { phase: 'made', text, copied };
    },
  };
}
