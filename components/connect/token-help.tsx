import { CONNECT_TEXT, SCOPES, tokenPageUrl } from '@/lib/text/connect';
import type { Zone } from '@/lib/zone';
import { ExternalLink } from '../ui/external-link';
import { Section } from '../ui/section';
import styles from './token-help.module.css';

/** How to come by a token that can do what is needed, and no more. */
export function TokenHelp({ zone }: { readonly zone: Zone }) {
  return (
    <Section aside id="token-help" heading={CONNECT_TEXT.howTo}>
      <ol class={styles.steps}>
        <li>
          {CONNECT_TEXT.howToOpen} <ExternalLink href={tokenPageUrl(zone)}>{CONNECT_TEXT.tokenPage(zone)}</ExternalLink>
        </li>
        <li>
          {CONNECT_TEXT.howToAdd}
          <dl class={styles.scopes}>
            {SCOPES.map(({ name, use }) => (
              <div key={name}>
                <dt>
                  <code>{name}</code>
                </dt>
                <dd>{use}</dd>
              </div>
            ))}
          </dl>
        </li>
        <li>{CONNECT_TEXT.howToCopy}</li>
      </ol>
      <p class={styles.note}>{CONNECT_TEXT.howToReadOnly}</p>
      <p class={styles.note}>{CONNECT_TEXT.howToRole}</p>
    </Section>
  );
}
