import { useCallback, useEffect, useMemo, useRef } from 'preact/hooks';
import { targetOfEntry } from '@/lib/audit-log/target-of-entry';
import type { PanelModel } from '@/lib/panel/panel-model';
import { ElsewhereBar } from '../context/elsewhere-bar';
import { SourceBar } from '../context/source-bar';
import { LaterFailure } from '../status/later-failure';
import { joinClasses } from '../ui/join-classes';
import type { Later } from '../ui/later';
import styles from './audit-log-panel.module.css';
import { FeedBody } from './feed-body';
import { laterParts, type PanelParts } from './later-parts';
import { ListHead } from './list-head';
import { useAttention } from './use-attention';
import { usePanelShortcuts } from './use-panel-shortcuts';

interface AuditLogPanelProps {
  readonly panel: PanelModel;
  /** What is not in the first picture. */
  readonly later?: Later<PanelParts>;
}

/** The whole side panel. */
export function AuditLogPanel({ panel, later = laterParts }: AuditLogPanelProps) {
  const { context, choices, feed, filters, detail, names, cursor, gateway } = panel;
  const search = useRef<HTMLInputElement>(null);
  const chooser = useRef<HTMLButtonElement>(null);
  const back = useRef<HTMLButtonElement>(null);
  const entry = detail.entry.value;
  const target = entry && targetOfEntry(entry, filters.events.value);
  const choosing = choices.open.value;
  const loading = later.state.value;
  const parts = loading.status === 'ready' ? loading.part : undefined;
  const aside = useMemo(() => parts?.createPanelAside(panel), [parts, panel]);
  useEffect(() => aside?.dispose, [aside]);
  const failed = loading.status === 'failed';
  const exporting = panel.exports.aside.value;
  const isOpen = entry !== undefined;
  // What lies over the list may be on its way; where it cannot be had, the list stays.
  const covered = (isOpen || choosing) && !failed;
  const ready = feed.state.value.status === 'ready';
  const wanted = ready || covered || panel.exports.open.value || panel.shortcutsOpen.value;
  const focusSearch = useCallback(() => search.current?.focus(), []);

  // An effect runs after the first picture.
  useEffect(() => {
    if (wanted) void later.load();
  }, [wanted, later]);
  useEffect(() => {
    if (isOpen && parts !== undefined) back.current?.focus();
  }, [isOpen, parts]);

  const closeDetail = useCallback(() => {
    const position = detail.position.peek();
    detail.close();
    if (position >= 0) cursor.goTo(position);
    else focusSearch();
  }, [detail, cursor, focusSearch]);
  const closeChooser = useCallback(() => {
    choices.setOpen(false);
    chooser.current?.focus();
  }, [choices]);

  useAttention(names.attend);
  usePanelShortcuts({ panel, focusSearch, closeDetail, closeChooser });

  return (
    <div class={styles.panel}>
      <SourceBar
        place={context.place.value}
        zone={context.zone.value}
        situation={context.situation.value}
        mode={context.mode.value}
        teamOnly={context.teamOnly.value}
        choosing={choosing}
        chooseRef={chooser}
        onChoose={() => choices.setOpen(!choosing)}
        onPin={context.pin}
        onFollow={context.follow}
        onSettings={() => gateway.openSettings()}
        onOpenInTab={() => gateway.openInTab(panel.view())}
        onExport={() => panel.exports.setOpen(true)}
        onShortcuts={() => panel.setShortcutsOpen(true)}
      />
      {context.elsewhere.value !== undefined && (
        <ElsewhereBar
          place={context.elsewhere.value}
          onSwitch={() => {
            context.follow();
            chooser.current?.focus();
          }}
        />
      )}
      {failed && <LaterFailure later={later} onReload={gateway.reload} />}
      {parts !== undefined && exporting !== undefined && (
        <parts.ExportLine model={panel.exports} session={exporting} now={panel.now.value} onGone={focusSearch} />
      )}
      <main class={styles.stage}>
        <div class={joinClasses(styles.list, covered && styles.covered)} inert={covered}>
          {ready && (
            <ListHead panel={panel} parts={parts} aside={aside} inputRef={search} onFocusSearch={focusSearch} />
          )}
          <div class={styles.body}>
            <FeedBody panel={panel} parts={parts} covered={covered} onFocusSearch={focusSearch} />
          </div>
        </div>
        {parts !== undefined && entry !== undefined && context.zone.value !== undefined && (
          <div class={styles.over}>
            <parts.EntryView
              entry={entry}
              detail={detail.detail.value}
              zone={context.zone.value}
              organizationName={context.place.value?.organizationName}
              name={names.nameOf(target)}
              formerNames={names.wasOf(target)}
              highlights={panel.highlights.value}
              events={filters.events.value}
              times={panel.times.value}
              now={panel.now.value}
              position={detail.position.value}
              of={feed.view.value?.length ?? 0}
              marks={detail.marks.value}
              flags={detail.flags}
              backRef={back}
              onBack={closeDetail}
              onPrevious={detail.previous}
              onNext={detail.next}
              neighbours={panel.neighbours.offered(entry)}
              onNeighbours={(kind) => panel.neighbours.show(kind, entry)}
              onAction={(kind) => (kind === 'retry' ? detail.retry() : panel.act(kind))}
              onCopy={gateway.copy}
              onUse={(use, condition) => {
                if (condition.field === 'team' || condition.field === 'target') context.chooseLevel('organization');
                filters[use === 'only' ? 'only' : 'add'](condition);
                closeDetail();
              }}
            />
          </div>
        )}
        {parts !== undefined && choosing && (
          <div class={styles.over}>
            <parts.SourceChooser
              place={context.place.value}
              organizations={choices.organizations.value}
              teams={choices.teams.value}
              onClose={closeChooser}
              onChoose={(place) => {
                context.choose(place);
                closeChooser();
              }}
            />
          </div>
        )}
      </main>
      <p class="visually-hidden" role="status">
        {panel.announcement.value}
      </p>
      {parts !== undefined && panel.exports.open.value && <parts.ExportDialog model={panel.exports} now={panel.now} />}
      {parts !== undefined && panel.shortcutsOpen.value && (
        <parts.ShortcutsDialog wanted={panel.settings.value.shortcuts} onClose={() => panel.setShortcutsOpen(false)} />
      )}
    </div>
  );
}
