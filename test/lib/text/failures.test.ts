import { describe, expect, it } from 'vitest';
import type { Failure } from '@/lib/failure';
import { failureText } from '@/lib/text/failures';

const zone = 'eu1.make.com';
const NOW = Date.UTC(2026, 10, 24, 13, 5);

const CASES: readonly (readonly [failure: Failure, title: string, action: string | undefined])[] = [
  [{ kind: 'missing-token', zone: 'us2.make.com' }, 'No token for us2.make.com yet', 'connect'],
  [{ kind: 'token-damaged', zone, reason: 'damaged' }, 'The saved token for eu1.make.com is damaged', 'replace-token'],
  [{ kind: 'token-damaged', zone, reason: 'cleared' }, 'The token for eu1.make.com is gone', 'replace-token'],
  [{ kind: 'locked' }, 'Locked', 'unlock'],
  [{ kind: 'unauthorized', zone }, 'Make refused this token (eu1.make.com)', 'replace-token'],
  [{ kind: 'not-in-plan', zone }, "This organization's plan has no audit log", 'choose-source'],
  [{ kind: 'forbidden', zone, what: 'organization' }, "The organization's audit log needs Admin or Owner", 'open-team'],
  [{ kind: 'forbidden', zone, what: 'team' }, "This team's audit log needs Team Admin", 'choose-source'],
  [{ kind: 'forbidden', zone, what: 'detail' }, 'Make does not show you the details of this entry', 'retry'],
  [{ kind: 'forbidden', zone, what: 'other' }, 'Make does not allow this', 'replace-token'],
  [{ kind: 'not-found', zone, what: 'organization' }, 'This organization is not on eu1.make.com', 'choose-source'],
  [{ kind: 'not-found', zone, what: 'team' }, 'This team is not on eu1.make.com', 'choose-source'],
  [{ kind: 'not-found', zone, what: 'detail' }, 'Make no longer has this entry', undefined],
  [{ kind: 'not-found', zone, what: 'other' }, 'Make did not find that on eu1.make.com', 'retry'],
  [{ kind: 'rate-limited', zone, until: NOW + 42_000 }, 'Make asks us to wait', undefined],
  [{ kind: 'budget', zone, until: NOW + 5000 }, "A short pause, to spare Make's request limit", undefined],
  [{ kind: 'server-error', zone, status: 502 }, 'Make has a problem (502)', 'retry'],
  [{ kind: 'rejected', zone, status: 418 }, 'Make did not accept the request (418)', 'retry'],
  [{ kind: 'network', zone }, 'Cannot reach eu1.make.com', 'retry'],
  [{ kind: 'timeout', zone }, 'eu1.make.com took too long to answer', 'retry'],
  [{ kind: 'invalid-response', zone, reason: 'web-page' }, 'Got a web page instead of data', 'retry'],
  [{ kind: 'invalid-response', zone, reason: 'redirected' }, 'The answer pointed elsewhere', 'retry'],
  [{ kind: 'invalid-response', zone, reason: 'cut-off' }, 'The answer was cut off', 'retry'],
  [{ kind: 'invalid-response', zone, reason: 'too-large' }, 'The answer was too large', 'retry'],
  [{ kind: 'invalid-response', zone, reason: 'unexpected-shape' }, 'The answer was not understood', 'retry'],
  [{ kind: 'no-access', zone }, 'Access to eu1.make.com was removed', 'allow-access'],
  [{ kind: 'storage', reason: 'full' }, 'History is full', 'open-settings'],
  [{ kind: 'storage', reason: 'memory-full' }, 'Memory for the history is full', 'open-settings'],
  [{ kind: 'storage', reason: 'unavailable' }, 'The history cannot be opened', 'retry'],
  [{ kind: 'storage', reason: 'newer-version' }, 'The history was written by a newer version', undefined],
  [{ kind: 'storage', reason: 'damaged' }, 'Part of the history is lost', 'open-settings'],
  [{ kind: 'list-kept-changing', zone, read: 1200 }, 'The list kept changing while reading', 'retry'],
  [{ kind: 'list-inconsistent', zone, read: 12 }, 'Make sent the same entries again and again', 'retry'],
  [{ kind: 'list-inconsistent', zone, read: 12, total: 40 }, "Make's list does not agree with its own count", 'retry'],
  [{ kind: 'not-a-token' }, 'That does not look like a Make API token', 'replace-token'],
  [{ kind: 'refused' }, 'This page may not ask for that', 'reload'],
  [{ kind: 'reload-needed' }, 'Audit Lens was updated', 'reload'],
  [{ kind: 'interrupted' }, 'The browser stopped us halfway', 'retry'],
  [{ kind: 'unexpected' }, 'Something went wrong on our side', 'retry'],
];

describe('the text of a failure', () => {
  it.each(CASES)('of %j is %j', (failure, title, action) => {
    const text = failureText(failure, NOW);

    expect(text.title).toBe(title);
    expect(text.action?.kind).toBe(action);
    expect(text.explanation).toMatch(/^\S.*[.?”)]$/u);
    expect(`${text.title} ${text.explanation}`).not.toMatch(/undefined|null|NaN|\[object|Error/u);
  });

  it('is its own for every case', () => {
    const texts = CASES.map(([failure]) => {
      const { title, explanation } = failureText(failure, NOW);
      return `${title}: ${explanation}`;
    });

    expect(new Set(texts).size).toBe(CASES.length);
  });

  it('says that a plan without audit logs is not the fault of the token', () => {
    expect(failureText({ kind: 'not-in-plan', zone }, NOW).explanation).toContain('Your token is fine');
  });

  it("quotes Make's own words and code where it refused otherwise", () => {
    const detail = { message: 'Permission denied', code: 'SC403' };

    expect(failureText({ kind: 'rejected', zone, status: 409, detail }, NOW).explanation).toBe(
      'Make says: “Permission denied” (SC403)',
    );
    expect(failureText({ kind: 'rejected', zone, status: 409 }, NOW).explanation).toBe('Make gave no reason.');
    expect(failureText({ kind: 'rejected', zone, status: 409, detail: { code: 'X1' } }, NOW).explanation).toBe(
      'Make gave no reason (X1).',
    );
    expect(failureText({ kind: 'forbidden', zone, what: 'team', detail }, NOW).explanation).toContain('(SC403)');
  });

  it('counts down the wait', () => {
    expect(failureText({ kind: 'rate-limited', zone, until: NOW + 42_000 }, NOW).explanation).toContain('in 42 s');
  });

  it.each(CASES)('of %j says apart from the rest what it means for what is shown', (failure) => {
    const text = failureText(failure, NOW);
    expect(text.explanation).not.toMatch(/what is shown/i);
    expect(text.shown ?? 'What is shown stays.').toMatch(/^What is shown .*\.$/);
  });
});
