import { EMPTY_TEXT } from '@/lib/text/empty-states';
import { formatCount } from '@/lib/text/numbers';
import { Button } from '../ui/button';
import { EmptyState } from '../ui/empty-state';
import { Untrusted } from '../ui/untrusted';

interface NoMatchStateProps {
  /** Which condition is to blame is not known yet: then there is nothing to press that would change in a moment. */
  readonly looking: boolean;
  /** The condition to blame, and what there would be without it; `undefined` if it is none alone. */
  readonly loosening: { readonly name: string; readonly matches: number } | undefined;
  readonly onRemove: () => void;
  readonly onClear: () => void;
}

const { noMatch } = EMPTY_TEXT;

export function NoMatchState({ looking, loosening, onRemove, onClear }: NoMatchStateProps) {
  if (looking) return <EmptyState icon="lens" title={noMatch.title} />;
  if (loosening === undefined) {
    return (
      <EmptyState
        icon="lens"
        title={noMatch.title}
        action={
          <Button variant="primary" onClick={onClear}>
            {noMatch.clear}
          </Button>
        }
      >
        {noMatch.text}
      </EmptyState>
    );
  }
  const { name, matches } = loosening;
  return (
    <EmptyState
      icon="lens"
      title={noMatch.title}
      action={
        <Button variant="primary" onClick={onRemove}>
          <Untrusted value={noMatch.remove(name)} limit={80} />
        </Button>
      }
    >
      <Untrusted value={noMatch.withoutOne(name, formatCount(matches))} />
    </EmptyState>
  );
}
