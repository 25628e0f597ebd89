import { joinClasses } from '../ui/join-classes';
import styles from './facts-space.module.css';

interface FactsSpaceProps {
  /** How many entries the list shows. */
  readonly shown: number;
}

/** So few are seen at a glance: a picture of them says nothing more. */
export const FEW = 3;

/** As high as what will stand there in a moment, so that nobody's rows move. */
export function FactsSpace({ shown }: FactsSpaceProps) {
  if (shown === 0) return undefined;
  return <div class={joinClasses(styles.space, shown > FEW && styles.picture)} />;
}
