import type { MakeErrorText } from '../failure';

/** The one thing a person can do about a failure. What each does is up to the page that shows it. */
export type FailureActionKind =
  | 'connect'
  | 'replace-token'
  | 'unlock'
  | 'retry'
  | 'open-team'
  | 'choose-source'
  | 'allow-access'
  | 'reload'
  | 'open-settings';

export interface FailureAction {
  readonly kind: FailureActionKind;
  readonly label: string;
}

/** What it means that something failed, and what to do next. */
export interface FailureAdvice {
  readonly explanation: string;
  /** What that means for what is still to be seen: only where something is. */
  readonly shown?: string;
  readonly action?: FailureAction;
  /** `warning`: it passes or is by design. `error`: nothing works until the person does something. */
  readonly tone: 'warning' | 'error';
}

export interface FailureText extends FailureAdvice {
  /** What happened. */
  readonly title: string;
}

export const CONNECT: FailureAction = { kind: 'connect', label: 'Connect' };
export const REPLACE: FailureAction = { kind: 'replace-token', label: 'Replace the token' };
export const RETRY: FailureAction = { kind: 'retry', label: 'Try again' };
export const CHOOSE: FailureAction = { kind: 'choose-source', label: 'Choose another' };
export const SETTINGS: FailureAction = { kind: 'open-settings', label: 'Open settings' };
export const RELOAD: FailureAction = { kind: 'reload', label: 'Reload' };

export function error(explanation: string, action?: FailureAction): FailureAdvice {
  return { tone: 'error', explanation, ...(action === undefined ? {} : { action }) };
}

export function warning(explanation: string, action?: FailureAction): FailureAdvice {
  return { tone: 'warning', explanation, ...(action === undefined ? {} : { action }) };
}

/** Make's own words, as plain text, with the code that its support asks for. */
export function makeWords(detail: MakeErrorText | undefined): string {
  const code = detail?.code === undefined ? '' : ` (${detail.code})`;
  if (detail?.message === undefined) return code === '' ? 'Make gave no reason.' : `Make gave no reason${code}.`;
  return `Make says: “${detail.message}”${code}`;
}
