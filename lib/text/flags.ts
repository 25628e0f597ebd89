import { FLAG_RULES, type Flag } from '../audit-log/flag';
import { MINUTE } from '../time';
import { formatCount } from './numbers';
import { plural } from './plural';

/** Why an entry is flagged, with what it is compared with. */
export function flagText(flag: Flag): string {
  const days = plural(flag.days, 'day', 'days');
  switch (flag.kind) {
    case 'first':
      return `New for this person: not among the ${plural(flag.entriesBefore, 'entry', 'entries')} of theirs that are kept here from the ${days} before.`;
    case 'deletions': {
      const pause = plural(FLAG_RULES.deletions.pause / MINUTE, 'minute', 'minutes');
      const before = flag.mostBefore === 0 ? 'they deleted nothing' : `it was at most ${formatCount(flag.mostBefore)}`;
      return `One of ${formatCount(flag.count)} deletions by this person without a pause of more than ${pause}. In the ${days} before that are kept here, ${before}.`;
    }
    case 'back':
      return `The first by this person after ${days} in which only others did something. Before that, ${plural(flag.entriesBefore, 'entry', 'entries')} of theirs are kept here.`;
  }
}
