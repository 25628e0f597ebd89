import { useState } from 'preact/hooks';
import type { JsonValue } from '@/lib/json';
import { childCount, childrenOf, isBranch, prettyJson } from '@/lib/panel/detail/detail-tree';
import { DETAIL_TEXT } from '@/lib/text/detail';
import { CopyButton } from '../ui/copy-button';
import { joinClasses } from '../ui/join-classes';
import { Untrusted } from '../ui/untrusted';
import styles from './json-tree.module.css';
import { LongText } from './long-text';

interface JsonTreeProps {
  readonly value: JsonValue;
  /** What the value is called: the paths to copy begin with it. */
  readonly path: string;
  readonly onCopy: (text: string) => Promise<boolean>;
}

/** Children drawn at once. */
const PAGE = 100;
/** Levels that are open from the beginning, if they are not too long to look over. */
const OPEN_LEVELS = 2;
const OPEN_UP_TO = 25;
/** Characters of one value drawn at once. */
const VALUE_STEP = 300;
const KEY_LIMIT = 120;

/** A value of any size and depth, opened level by level: what is closed is not in the document. */
export function JsonTree({ value, path, onCopy }: JsonTreeProps) {
  return <Children value={value} path={path} depth={0} onCopy={onCopy} />;
}

interface LevelProps extends JsonTreeProps {
  readonly depth: number;
}

function Children({ value, path, depth, onCopy }: LevelProps) {
  const [shown, setShown] = useState(PAGE);
  const rest = childCount(value) - shown;
  return (
    <ul class={joinClasses(styles.level, depth > 0 && styles.nested)}>
      {childrenOf(value, path, shown).map((child) => (
        <li key={child.key}>
          {isBranch(child.value) ? (
            <Branch name={child.key} value={child.value} path={child.path} depth={depth} onCopy={onCopy} />
          ) : (
            <div class={styles.leaf}>
              <span class={styles.pair}>
                <Key name={child.key} />
                <Leaf value={child.value} />
              </span>
              <Copies value={child.value} path={child.path} onCopy={onCopy} />
            </div>
          )}
        </li>
      ))}
      {rest > 0 && (
        <li>
          <button type="button" class={styles.more} onClick={() => setShown(shown + PAGE)}>
            {DETAIL_TEXT.showMoreItems(Math.min(PAGE, rest), rest)}
          </button>
        </li>
      )}
    </ul>
  );
}

function Branch({ name, value, path, depth, onCopy }: LevelProps & { readonly name: string }) {
  const count = childCount(value);
  const [open, setOpen] = useState(depth < OPEN_LEVELS && count <= OPEN_UP_TO);
  const size = Array.isArray(value) ? DETAIL_TEXT.items(count) : DETAIL_TEXT.keys(count);
  return (
    <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary class={styles.summary}>
        <Key name={name} />
        <span class={styles.size}>{size}</span>
      </summary>
      <span class={styles.branchCopies}>
        <Copies value={value} path={path} onCopy={onCopy} />
      </span>
      {open && <Children value={value} path={path} depth={depth + 1} onCopy={onCopy} />}
    </details>
  );
}

function Key({ name }: { readonly name: string }) {
  return (
    <span class={styles.key}>
      <Untrusted value={name} limit={KEY_LIMIT} />:
    </span>
  );
}

function Leaf({ value }: { readonly value: JsonValue }) {
  if (typeof value === 'string') {
    return (
      <span class={joinClasses(styles.value, styles.text)}>
        {value === '' ? <em>{DETAIL_TEXT.emptyText}</em> : <LongText text={value} step={VALUE_STEP} lines />}
      </span>
    );
  }
  // Numbers, booleans, null, and what is empty: as JSON writes them.
  return <span class={joinClasses(styles.value, styles.literal)}>{JSON.stringify(value)}</span>;
}

function Copies({ value, path, onCopy }: JsonTreeProps) {
  return (
    <span class={styles.copies}>
      <CopyButton
        label={DETAIL_TEXT.copyThis}
        text={() => (typeof value === 'string' ? value : (prettyJson(value) ?? ''))}
        onCopy={onCopy}
      />
      <CopyButton label={DETAIL_TEXT.copyPath} icon="path" text={() => path} onCopy={onCopy} />
    </span>
  );
}
