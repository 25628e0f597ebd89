import type { ComponentChildren } from 'preact';
import { zoneOfUrl } from '@/lib/zone';
import styles from './external-link.module.css';
import { Icon } from './icon';

interface ExternalLinkProps {
  /** Drawn as a link only if it leads to one of Make's six zones over https. */
  readonly href: string;
  readonly children: ComponentChildren;
}

/** The only component that links out of the extension. */
export function ExternalLink({ href, children }: ExternalLinkProps) {
  if (zoneOfUrl(href) === undefined) return <span>{children}</span>;
  return (
    <a class={styles.link} href={href} target="_blank" rel="noopener noreferrer">
      <span>{children}</span>
      <Icon name="external" size="small" />
      <span class="visually-hidden"> (opens in a new tab)</span>
    </a>
  );
}
