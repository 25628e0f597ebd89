import type { FeedDay } from '@/lib/panel/feed/feed-days';
import type { FeedView } from '@/lib/panel/feed/feed-view';
import { PANEL_TEXT } from '@/lib/text/panel';
import type { Times } from '@/lib/text/times';

export function dayLabel(day: FeedDay, view: FeedView, times: Times): string {
  const { triggeredAt } = view.entry(day.start);
  return triggeredAt === undefined ? PANEL_TEXT.undated : times.day(triggeredAt);
}
