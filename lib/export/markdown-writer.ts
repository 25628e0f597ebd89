import { actorName } from '../audit-log/sentence';
import { exportEndText, exportFactLines, MARKDOWN_COLUMNS, MARKDOWN_TITLE, markdownNotes } from '../text/export-file';
import type { ExportEntry } from './export-facts';
import type { ExportWriter, WriterContext } from './export-writer';
import { isoTime } from './iso-time';
import { markdownText } from './markdown-text';

/** A table to be read or pasted: the columns people ask for, not everything. */
export function createMarkdownWriter({ facts, events }: WriterContext): ExportWriter {
  function cellsOf({ entry, firstSeenAt, changed, targetName }: ExportEntry): readonly string[] {
    const { eventName, team, targetId } = entry;
    return [
      isoTime(entry.triggeredAt) ?? '',
      events.label(eventName),
      actorName(entry.actor),
      team === undefined ? '' : (team.name ?? String(team.id)),
      [events.kind(eventName), targetName].filter((part) => part !== undefined).join(' '),
      targetId ?? '',
      markdownNotes(entry, firstSeenAt !== undefined, changed === true),
      entry.uuid,
    ];
  }

  return {
    begin() {
      const lines = exportFactLines(facts, isoTime(facts.exportedAt) ?? '');
      const about = lines.map(([label, value]) => `- ${label}: ${markdownText(value)}\n`).join('');
      return `# ${MARKDOWN_TITLE}\n\n${about}\n${row(MARKDOWN_COLUMNS)}${row(MARKDOWN_COLUMNS.map(() => '---'))}`;
    },
    entry: (entry) => row(cellsOf(entry).map(markdownText)),
    end: (end) => `\n${exportEndText(end)}\n`,
  };
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |\n`;
}
