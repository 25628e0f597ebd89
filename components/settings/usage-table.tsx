import { organizationKey } from '@/lib/audit-log/source';
import type { StorageUsage } from '@/lib/messaging/contract';
import { formatBytes, formatCount } from '@/lib/text/numbers';
import { STORAGE_TEXT } from '@/lib/text/settings';
import type { Times } from '@/lib/text/times';
import { Untrusted } from '../ui/untrusted';
import styles from './usage-table.module.css';

interface UsageTableProps {
  readonly organizations: StorageUsage['organizations'];
  readonly times: Times;
}

export function UsageTable({ organizations, times }: UsageTableProps) {
  const entries = organizations.reduce((sum, one) => sum + one.entries, 0);
  const bytes = organizations.reduce((sum, one) => sum + one.bytes, 0);
  return (
    <table class={styles.table}>
      <caption class="visually-hidden">{STORAGE_TEXT.caption}</caption>
      <thead>
        <tr>
          <th scope="col">{STORAGE_TEXT.organization}</th>
          <th scope="col" class={styles.number}>
            {STORAGE_TEXT.entries}
          </th>
          <th scope="col" class={styles.number}>
            {STORAGE_TEXT.size}
          </th>
          <th scope="col">{STORAGE_TEXT.period}</th>
          <th scope="col">{STORAGE_TEXT.where}</th>
        </tr>
      </thead>
      <tbody>
        {organizations.map((one) => (
          <tr key={`${organizationKey(one)} ${one.medium}`}>
            <th scope="row">
              <Untrusted value={one.name ?? STORAGE_TEXT.unnamed(one.organizationId)} limit={100} />
              <span class={styles.zone}>{one.zone}</span>
            </th>
            <td class={styles.number} data-label={STORAGE_TEXT.entries}>
              {formatCount(one.entries)}
            </td>
            <td class={styles.number} data-label={STORAGE_TEXT.size}>
              {formatBytes(one.bytes)}
            </td>
            <td data-label={STORAGE_TEXT.period}>
              {one.oldest === undefined || one.newest === undefined
                ? STORAGE_TEXT.noPeriod
                : STORAGE_TEXT.between(times.date(one.oldest), times.date(one.newest))}
            </td>
            <td data-label={STORAGE_TEXT.where}>{STORAGE_TEXT.medium[one.medium]}</td>
          </tr>
        ))}
      </tbody>
      {organizations.length > 1 && (
        <tfoot>
          <tr>
            <th scope="row">{STORAGE_TEXT.together}</th>
            <td class={styles.number} data-label={STORAGE_TEXT.entries}>
              {formatCount(entries)}
            </td>
            <td class={styles.number} data-label={STORAGE_TEXT.size}>
              {formatBytes(bytes)}
            </td>
            <td />
            <td />
          </tr>
        </tfoot>
      )}
    </table>
  );
}
