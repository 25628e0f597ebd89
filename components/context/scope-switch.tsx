import type { Level, Scope } from '@/lib/panel/place/context-place';
import { PANEL_TEXT } from '@/lib/text/panel';
import { Segments } from '../ui/segments';
import styles from './scope-switch.module.css';

interface ScopeSwitchProps {
  /** From narrow to wide. */
  readonly scopes: readonly Scope[];
  readonly scope: Scope;
  readonly onChoose: (level: Level) => void;
}

const LEVELS: Readonly<Record<Scope['type'], Level>> = { target: 'page', team: 'team', organization: 'organization' };

/** How much of the log: this object, its team, the organization. Not there when the page leaves no choice. */
export function ScopeSwitch({ scopes, scope, onChoose }: ScopeSwitchProps) {
  if (scopes.length < 2) return undefined;
  return (
    <div class={styles.bar}>
      <Segments
        label={PANEL_TEXT.levels}
        value={scope.type}
        options={scopes.map((option) => ({ value: option.type, label: labelOf(option) }))}
        onChange={(type) => onChoose(LEVELS[type])}
      />
    </div>
  );
}

function labelOf(scope: Scope): string {
  if (scope.type === 'target') return PANEL_TEXT.thisObject(scope.target);
  return scope.type === 'team' ? PANEL_TEXT.team : PANEL_TEXT.organization;
}
