import { useEffect, useRef, useState } from 'preact/hooks';
import { organizationKey } from '@/lib/audit-log/source';
import type { OrganizationChoice, Teams } from '@/lib/panel/context/context-choices';
import type { Place } from '@/lib/panel/place/context-place';
import { failureTitle } from '@/lib/text/failure-titles';
import { PANEL_TEXT } from '@/lib/text/panel';
import { CHOOSER_TEXT } from '@/lib/text/source-chooser';
import { Icon } from '../ui/icon';
import { IconButton } from '../ui/icon-button';
import { Spinner } from '../ui/spinner';
import { TextField } from '../ui/text-field';
import { Untrusted } from '../ui/untrusted';
import styles from './source-chooser.module.css';

interface SourceChooserProps {
  readonly place: Place | undefined;
  readonly organizations: readonly OrganizationChoice[];
  readonly teams: Teams;
  readonly onChoose: (place: Place) => void;
  readonly onClose: () => void;
}

/** A person's own choice of organization or team, over the list until made. */
export function SourceChooser({ place, organizations, teams, onChoose, onClose }: SourceChooserProps) {
  const [text, setText] = useState('');
  const search = useRef<HTMLInputElement>(null);
  useEffect(() => search.current?.focus(), []);
  const matches = (name: string) => name.toLowerCase().includes(text.trim().toLowerCase());
  const found = organizations.filter(({ name, organizationId }) => matches(name) || matches(String(organizationId)));
  const foundTeams = teams.status === 'ready' ? teams.organization.teams.filter((team) => matches(nameOf(team))) : [];
  const zones = new Set(organizations.map(({ zone }) => zone));

  return (
    <div
      class={styles.chooser}
      role="dialog"
      aria-label={CHOOSER_TEXT.title}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onClose();
      }}
    >
      <div class={styles.head}>
        <div class={styles.search}>
          <TextField
            label={CHOOSER_TEXT.search}
            labelHidden
            type="search"
            icon="lens"
            placeholder={CHOOSER_TEXT.search}
            value={text}
            onInput={setText}
            inputRef={search}
          />
        </div>
        <IconButton icon="close" label={CHOOSER_TEXT.close} onClick={onClose} />
      </div>
      <div class={styles.lists}>
        {place !== undefined && (
          <section class={styles.section}>
            <h2 class={styles.title}>
              <Untrusted
                value={CHOOSER_TEXT.teamsOf(PANEL_TEXT.organizationName(place.organizationName, place.organizationId))}
              />
            </h2>
            <ul>
              <Choice
                icon="organization"
                name={CHOOSER_TEXT.wholeOrganization}
                chosen={place.teamId === undefined}
                onChoose={() => onChoose(withoutTeam(place))}
              />
              {foundTeams.map((team) => (
                <Choice
                  key={team.id}
                  icon="team"
                  name={nameOf(team)}
                  chosen={team.id === place.teamId}
                  onChoose={() => onChoose({ ...withoutTeam(place), teamId: team.id, teamName: nameOf(team) })}
                />
              ))}
            </ul>
            <TeamsNote teams={teams} found={foundTeams.length} />
          </section>
        )}
        <section class={styles.section}>
          <h2 class={styles.title}>{CHOOSER_TEXT.organizations}</h2>
          {organizations.length === 0 && <p class={styles.note}>{CHOOSER_TEXT.notConnected}</p>}
          {organizations.length > 0 && found.length === 0 && <p class={styles.note}>{CHOOSER_TEXT.noneFound}</p>}
          <ul>
            {found.map((choice) => (
              <Choice
                key={organizationKey(choice)}
                icon="organization"
                name={choice.name}
                {...(zones.size > 1 ? { hint: choice.zone } : {})}
                chosen={place !== undefined && organizationKey(place) === organizationKey(choice)}
                onChoose={() =>
                  onChoose({
                    zone: choice.zone,
                    organizationId: choice.organizationId,
                    organizationName: choice.name,
                  })
                }
              />
            ))}
          </ul>
        </section>
      </div>
    </div>
  );
}

interface ChoiceProps {
  readonly icon: 'organization' | 'team';
  readonly name: string;
  readonly hint?: string;
  readonly chosen: boolean;
  readonly onChoose: () => void;
}

function Choice({ icon, name, hint, chosen, onChoose }: ChoiceProps) {
  return (
    <li>
      <button type="button" class={styles.choice} aria-current={chosen ? 'true' : undefined} onClick={onChoose}>
        <Icon name={icon} />
        <span class={styles.name}>
          <Untrusted value={name} />
        </span>
        {hint !== undefined && <span class={styles.hint}>{hint}</span>}
        {chosen && <Icon name="check" />}
      </button>
    </li>
  );
}

function TeamsNote({ teams, found }: { readonly teams: Teams; readonly found: number }) {
  if (teams.status === 'loading') {
    return (
      <p class={styles.note}>
        <Spinner /> {CHOOSER_TEXT.loadingTeams}
      </p>
    );
  }
  if (teams.status === 'failed') return <p class={styles.note}>{failureTitle(teams.failure)}</p>;
  if (teams.status === 'ready' && found === 0) {
    return (
      <p class={styles.note}>{teams.organization.teams.length === 0 ? CHOOSER_TEXT.noTeams : CHOOSER_TEXT.noneFound}</p>
    );
  }
  return undefined;
}

function withoutTeam({ zone, organizationId, organizationName }: Place): Place {
  return { zone, organizationId, ...(organizationName === undefined ? {} : { organizationName }) };
}

function nameOf({ id, name }: { readonly id: number; readonly name?: string }): string {
  return PANEL_TEXT.teamName(name, id);
}
