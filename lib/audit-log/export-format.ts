export const EXPORT_FORMATS = ['csv', 'json', 'ndjson', 'markdown', 'ocsf', 'ecs', 'cef'] as const;

export type ExportFormat = (typeof EXPORT_FORMATS)[number];

interface FileType {
  /** Without the leading dot. */
  readonly extension: string;
  readonly mediaType: string;
}

/** How a file of each format is called and labelled. OCSF and ECS events stand one to a line. */
export const FILE_TYPES: Readonly<Record<ExportFormat, FileType>> = {
  csv: { extension: 'csv', mediaType: 'text/csv;charset=utf-8' },
  json: { extension: 'json', mediaType: 'application/json' },
  ndjson: { extension: 'ndjson', mediaType: 'application/x-ndjson' },
  markdown: { extension: 'md', mediaType: 'text/markdown;charset=utf-8' },
  ocsf: { extension: 'ocsf.ndjson', mediaType: 'application/x-ndjson' },
  ecs: { extension: 'ecs.ndjson', mediaType: 'application/x-ndjson' },
  cef: { extension: 'cef', mediaType: 'text/plain;charset=utf-8' },
};
