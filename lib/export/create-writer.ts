import type { ExportFormat } from '@/lib/audit-log/export-format';
import { createCefWriter } from './cef-writer';
import { createCsvWriter } from './csv-writer';
import { createEcsWriter } from './ecs-writer';
import type { ExportWriter, WriterContext } from './export-writer';
import { createJsonWriter } from './json-writer';
import { createMarkdownWriter } from './markdown-writer';
import { createNdjsonWriter } from './ndjson-writer';
import { createOcsfWriter } from './ocsf-writer';

const WRITERS: Readonly<Record<ExportFormat, (context: WriterContext) => ExportWriter>> = {
  csv: createCsvWriter,
  json: createJsonWriter,
  ndjson: createNdjsonWriter,
  markdown: createMarkdownWriter,
  ocsf: createOcsfWriter,
  ecs: createEcsWriter,
  cef: createCefWriter,
};

export function createWriter(format: ExportFormat, context: WriterContext): ExportWriter {
  return WRITERS[format](context);
}
