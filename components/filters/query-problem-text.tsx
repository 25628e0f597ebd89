import type { QueryProblem } from '@/lib/audit-log/query/problem';
import { problemText, QUERY_TEXT } from '@/lib/text/query-help';
import { Untrusted } from '../ui/untrusted';

/** What was typed may have been pasted from anywhere. */
export function QueryProblemText({ problem }: { readonly problem: QueryProblem }) {
  return (
    <span>
      <Untrusted value={problemText(problem)} limit={400} />
      {problem.blocks && ` ${QUERY_TEXT.last}`}
    </span>
  );
}
