import type { Zone } from '@/lib/zone';
import { MakeApiError } from './make-api-error';
import type { Answer } from './request';

/** The JSON of a successful answer. Throws `MakeApiError` with `invalid-response`; type first, content after. */
export function parseAnswer({ body, contentType }: Answer, zone: Zone): unknown {
  if (contentType === 'text/html' || contentType === 'application/xhtml+xml') throw invalid(zone, 'web-page');
  if (body.type !== 'text') throw invalid(zone, body.type);
  try {
    return JSON.parse(body.text);
  } catch {
    // Not the parser's own words: they quote the body.
    throw invalid(zone, reasonOf(body.text.trimStart()));
  }
}

function reasonOf(text: string): 'web-page' | 'cut-off' | 'unexpected-shape' {
  if (text.startsWith('<')) return 'web-page';
  return text === '' || text.startsWith('{') || text.startsWith('[') ? 'cut-off' : 'unexpected-shape';
}

function invalid(zone: Zone, reason: 'web-page' | 'cut-off' | 'too-large' | 'unexpected-shape'): MakeApiError {
  return new MakeApiError({ kind: 'invalid-response', zone, reason });
}
