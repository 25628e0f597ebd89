import type { ExportFacts } from '@/lib/audit-log/export-facts';
import { type ExportFormat, FILE_TYPES } from '@/lib/audit-log/export-format';
import { isoTime } from './iso-time';

const LONGEST = 80;

/** Names that Windows keeps for devices, whatever stands after their first dot. */
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/**
 * A file name of `[A-Za-z0-9._-]` that every system takes: at most 80 characters with its extension, no dot or dash at
 * either end of the stem, no two dots in a row, no device's name. `extension` is ours, without its dot.
 */
export function safeFileName(name: string, extension: string): string {
  const room = LONGEST - extension.length - 1;
  const stem = plainPart(name, room);
  const safe = RESERVED.test(stem) ? plainPart(`file-${stem}`, room) : stem;
  return `${safe === '' ? 'export' : safe}.${extension}`;
}

/** `make-audit-log-eu1.make.com-Larkfield-Goods-20261124T130509Z.csv` */
export function exportFileName({ source, ...facts }: ExportFacts, format: ExportFormat): string {
  const [name, id] =
    source.type === 'organization'
      ? [facts.organizationName, `organization-${source.organizationId}`]
      : [facts.teamName, `team-${source.teamId}`];
  // A name in no Latin script leaves nothing; whatever is cut, the time stays.
  const whose = plainPart(name ?? '', 40) || id;
  const time = (isoTime(facts.exportedAt) ?? '').replace(/[:-]|\.\d+/g, '');
  const head = plainPart(`make-audit-log-${source.zone}-${whose}`, 50);
  return safeFileName(`${head}-${time}`, FILE_TYPES[format].extension);
}

function plainPart(text: string, longest: number): string {
  const plain = text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/-{2,}/g, '-')
    .replace(/\.{2,}/g, '.');
  return trimmed(trimmed(plain).slice(0, longest));
}

function trimmed(text: string): string {
  return text.replace(/^[.-]+/, '').replace(/[.-]+$/, '');
}
