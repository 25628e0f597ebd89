import type { Zone } from '@/lib/zone';
import type { Answer } from './answer';

/** What goes wrong with an answer. */
export type Fault =
  /** Without a body, the documented one of that status: 429 is plain text, 502 a web page. */
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly body?: string;
      readonly contentType?: string;
      readonly headers?: Readonly<Record<string, string>>;
    }
  /** 200 with a web page, as a captive portal or a login in between gives. */
  | { readonly kind: 'login-page' }
  /** A whole answer whose JSON ends in the middle. */
  | { readonly kind: 'truncated' }
  /** The connection ends in the middle of the announced length. */
  | { readonly kind: 'cut-off' }
  /** Valid JSON padded to so many bytes; without `bytes` it never ends. */
  | { readonly kind: 'huge'; readonly bytes?: number }
  /** So many bytes of JSON, packed about a thousandfold. */
  | { readonly kind: 'gzip-bomb'; readonly bytes: number }
  | { readonly kind: 'slow-headers'; readonly ms: number }
  /** Headers at once, then one byte every so many ms. */
  | { readonly kind: 'drip'; readonly ms: number }
  /** Nothing ever comes. */
  | { readonly kind: 'hang' }
  | { readonly kind: 'reset' }
  | { readonly kind: 'redirect'; readonly to: string; readonly status?: number }
  /** The right answer, changed; see `list-faults.ts` for the usual changes. */
  | { readonly kind: 'answer'; readonly change: (answer: Answer, url: string) => Answer }
  /** The answer to another request; `url` is path and query as sent. */
  | { readonly kind: 'request'; readonly change: (url: string) => string };

export interface FaultScope {
  readonly zone?: Zone;
  /** Tried on path and query as sent, for example `/audit-logs\/organization/`. */
  readonly path?: RegExp;
  /** So many fitting requests are answered well first. */
  readonly after?: number;
  /** Then so many fail; without it, all. */
  readonly times?: number;
}

export interface FaultHandle {
  /** How many requests it hit. */
  readonly hits: number;
  remove(): void;
}

export interface Faults {
  add(fault: Fault, scope?: FaultScope): FaultHandle;
  clear(): void;
}

export interface FaultSource extends Faults {
  /** The fault for this API request, which counts as hit; the one added last wins. */
  take(zone: Zone, url: string): Fault | undefined;
}

interface Rule {
  readonly fault: Fault;
  readonly scope: FaultScope;
  seen: number;
  hits: number;
}

export function createFaults(): FaultSource {
  let rules: readonly Rule[] = [];
  return {
    add(fault, scope = {}) {
      const rule: Rule = { fault, scope, seen: 0, hits: 0 };
      rules = [rule, ...rules];
      return {
        get hits() {
          return rule.hits;
        },
        remove() {
          rules = rules.filter((one) => one !== rule);
        },
      };
    },
    clear() {
      rules = [];
    },
    take(zone, url) {
      for (const rule of rules) {
        const { scope } = rule;
        if (scope.zone !== undefined && scope.zone !== zone) continue;
        if (scope.path !== undefined && !scope.path.test(url)) continue;
        if (rule.seen++ < (scope.after ?? 0) || rule.hits >= (scope.times ?? Number.POSITIVE_INFINITY)) continue;
        rule.hits++;
        return rule.fault;
      }
      return undefined;
    },
  };
}
