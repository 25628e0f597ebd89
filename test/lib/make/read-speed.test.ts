import { describe, expect, it } from 'vitest';
import type { AuditLogSource } from '@/lib/audit-log/source';
import { readAuditLogPage } from '@/lib/make/read-audit-log-page';
import { bestTime } from '../../fakes/best-time';
import { fakeEntry, uuidOf } from '../archive/builders';

const source: AuditLogSource = { type: 'organization', zone: 'eu1.make.com', organizationId: 3 };

function answer(rows: number): string {
  return JSON.stringify({ auditLogs: Array.from({ length: rows }, (_, row) => fakeEntry({ uuid: uuidOf(row) }).raw) });
}

const read = (text: string) => () => void readAuditLogPage(JSON.parse(text), source);

describe('reading an answer', () => {
  it('of a megabyte takes less than 200 ms', () => {
    const text = answer(3100);
    expect(text.length).toBeGreaterThan(1_000_000);
    expect(bestTime(read(text))).toBeLessThan(200);
  });

  it('takes as many times longer as it has more rows, no matter how odd they are', () => {
    const odd = (rows: number) =>
      JSON.stringify({
        auditLogs: Array.from({ length: rows }, (_, row) => ({
          uuid: uuidOf(row),
          eventName: '('.repeat(200),
          triggeredAt: '2026-'.repeat(40),
          targetId: { deep: [[[[[[[[]]]]]]]] },
          actor: { id: '9'.repeat(200), name: 'a'.repeat(200) },
        })),
      });
    const few = bestTime(read(odd(1000)));
    const many = bestTime(read(odd(4000)));
    expect(many).toBeLessThan(few * 4 * 3);
  });

  it('takes nothing from a prototype, whatever the keys are called', () => {
    const text =
      '{"__proto__":{"auditLogs":[]},"auditLogs":[{"uuid":"a","__proto__":{"eventName":"inherited"},"constructor":{"prototype":{"polluted":1}}}]}';
    const [entry] = readAuditLogPage(JSON.parse(text), source).entries;
    expect(entry?.eventName).not.toBe('inherited');
    expect('polluted' in {}).toBe(false);
    expect(() => readAuditLogPage(JSON.parse('{"__proto__":{"auditLogs":[{"uuid":"a"}]}}'), source)).toThrow();
  });
});
