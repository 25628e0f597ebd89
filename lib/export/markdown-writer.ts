import type { ExportEntry } from '@/lib/audit-log/export-facts';
import { actorName } from '../audit-log/sentence';
import {
  DETAILS_MISSING_TEXT,
  exportEndText,
  exportFactLines,
  MARKDOWN_COLUMNS,
  MARKDOWN_DETAILS,
  MARKDOWN_TITLE,
  markdownNotes,
} from '../text/export-file';
import type { ExportWriter, WriterContext } from './export-writer';
import { isoTime } from './iso-time';
import { jsonText } from './json-text';
import { markdownText } from './markdown-text';

/** In UTF-16 units: as much as a cell of a ticket's table bears. The other formats have all of it. */
const LONGEST_DETAILS = 2000;

/** A table to be read or pasted: the columns people ask for, not everything. */
export function createMarkdownWriter({ facts, events }: WriterContext): ExportWriter {
  const columns = facts.withDetails ? [...MARKDOWN_COLUMNS, MARKDOWN_DETAILS] : MARKDOWN_COLUMNS;

  function cellsOf(item: ExportEntry): readonly string[] {
    const { entry, targetName } = item;
    const { eventName, team, targetId } = entry;
    return [
      isoTime(entry.triggeredAt) ?? '',
      events.label(eventName),
      actorName(entry.actor),
      team === undefined ? '' : (team.name ?? String(team.id)),
      [events.kind(eventName), targetName].filter((part) => part !== undefined).join(' '),
      targetId ?? '',
      markdownNotes(item),
      entry.uuid,
    ];
  }

  return {
    begin() {
      const lines = exportFactLines(facts, 'markdown', isoTime(facts.exportedAt) ?? '');
      const about = lines.map(([label, value]) => `- ${label}: ${markdownText(value)}\n`).join('');
      return `# ${MARKDOWN_TITLE}\n\n${about}\n${row(columns)}${row(columns.map(() => '---'))}`;
    },
    entry(entry) {
      const cells = cellsOf(entry).map((cell) => markdownText(cell));
      return row(facts.withDetails ? [...cells, detailsCell(entry)] : cells);
    },
    end: (end) => `\n${exportEndText(end)}\n`,
  };
}

/** As JSON, so that nothing of it is taken for anything else. */
function detailsCell({ details, detailsMissing = 'not-fetched' }: ExportEntry): string {
  if (details === undefined) return markdownText(DETAILS_MISSING_TEXT[detailsMissing]);
  return Object.keys(details).length === 0 ? '' : markdownText(jsonText(details), LONGEST_DETAILS);
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |\n`;
}
