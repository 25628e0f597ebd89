import type { Verb } from '@/lib/audit-log/events';
import { Icon, type IconName } from '../ui/icon';
import { joinClasses } from '../ui/join-classes';
import styles from './verb-glyph.module.css';

const ICONS: Readonly<Record<Verb, IconName>> = {
  created: 'add',
  updated: 'pencil',
  deleted: 'trash',
  enabled: 'on',
  disabled: 'off',
  access: 'key',
  other: 'more',
};

interface VerbGlyphProps {
  readonly verb: Verb;
  readonly size?: 'medium' | 'large';
}

/** What was done, by shape and by colour. Decoration: the sentence beside it says the same in words. */
export function VerbGlyph({ verb, size = 'medium' }: VerbGlyphProps) {
  return <Icon name={ICONS[verb]} class={joinClasses(styles.glyph, styles[verb], size === 'large' && styles.large)} />;
}
