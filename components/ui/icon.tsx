import type { JSX } from 'preact';
import styles from './icon.module.css';
import { joinClasses } from './join-classes';

/** Drawn on a 16 × 16 grid with a 1.5 stroke, in the colour of the text around them. */
const PATHS = {
  add: <path d="M8 3.5v9M3.5 8h9" />,
  alert: (
    <>
      <path d="M8 2.4 14.2 13H1.8Z" />
      <path d="M8 6.4v3.1M8 11.4v.1" />
    </>
  ),
  back: <path d="M9.8 3.6 5.4 8l4.4 4.4M5.6 8h7.6" />,
  calendar: (
    <>
      <rect x="2.5" y="3.5" width="11" height="10" rx="1.5" />
      <path d="M2.5 6.8h11M5.5 2v2.6M10.5 2v2.6" />
    </>
  ),
  check: <path d="m3.2 8.6 3.2 3.2 6.4-7.4" />,
  'chevron-down': <path d="m4.2 6.2 3.8 3.8 3.8-3.8" />,
  'chevron-right': <path d="m6.2 4.2 3.8 3.8-3.8 3.8" />,
  'chevron-up': <path d="m4.2 9.8 3.8-3.8 3.8 3.8" />,
  clock: (
    <>
      <circle cx="8" cy="8" r="5.75" />
      <path d="M8 4.8V8l2.2 1.5" />
    </>
  ),
  close: <path d="m4 4 8 8M12 4l-8 8" />,
  copy: (
    <>
      <rect x="5.5" y="5.5" width="8" height="8" rx="1.5" />
      <path d="M10.5 5.2V4A1.5 1.5 0 0 0 9 2.5H4A1.5 1.5 0 0 0 2.5 4v5A1.5 1.5 0 0 0 4 10.5h1.2" />
    </>
  ),
  external: (
    <path d="M6.5 3.5h-2A1.5 1.5 0 0 0 3 5v6.5A1.5 1.5 0 0 0 4.5 13H11a1.5 1.5 0 0 0 1.5-1.5v-2M9.5 2.75h3.75V6.5M13 3 7.5 8.5" />
  ),
  filter: <path d="M2.5 4.5h11M4.75 8h6.5M6.75 11.5h2.5" />,
  hide: (
    <>
      <path d="M2 8s2.2-4 6-4 6 4 6 4-2.2 4-6 4-6-4-6-4Z" />
      <path d="m3 13 10-10" />
    </>
  ),
  key: (
    <>
      <circle cx="5.2" cy="10.8" r="2.7" />
      <path d="m7.2 8.8 5.8-5.8M10.6 5.4l2 2" />
    </>
  ),
  lens: (
    <>
      <circle cx="7" cy="7" r="4.5" />
      <path d="m10.4 10.4 3.1 3.1" />
    </>
  ),
  lock: (
    <>
      <rect x="3" y="7" width="10" height="6.5" rx="1.5" />
      <path d="M5.2 7V5a2.8 2.8 0 0 1 5.6 0v2" />
    </>
  ),
  minus: <path d="M3.5 8h9" />,
  more: <path d="M3.5 8h.01M8 8h.01M12.5 8h.01" stroke-width="2.4" />,
  off: <path d="M5.2 4a5 5 0 1 0 5.6 0M8 2v5.5" />,
  offline: (
    <path d="M2 2l12 12M5 8.6a4.6 4.6 0 0 1 2-1.2M2.6 6.2A8 8 0 0 1 5 4.7M8 4a8 8 0 0 1 5.4 2.2M10.2 8a4.6 4.6 0 0 1 .8.6M8 12v.01" />
  ),
  on: <path d="m5 2.9 7.5 5.1L5 13.1Z" />,
  organization: (
    <>
      <path d="M2.5 13.5V4l5-2v11.5M7.5 6l6 1.5v6M1.5 13.5h13" />
      <path d="M5 6v.01M5 8.5v.01M5 11v.01M10.5 9.5v.01M10.5 11.5v.01" />
    </>
  ),
  path: (
    <>
      <circle cx="4" cy="4" r="1.6" />
      <circle cx="12" cy="12" r="1.6" />
      <path d="M4 5.6v4.9A1.5 1.5 0 0 0 5.5 12h4.9" />
    </>
  ),
  pencil: <path d="m3 13 .7-2.9 7.1-7.1a1.2 1.2 0 0 1 1.7 0l.5.5a1.2 1.2 0 0 1 0 1.7L5.9 12.3 3 13Z" />,
  person: (
    <>
      <circle cx="8" cy="5.3" r="2.7" />
      <path d="M2.8 13.5a5.3 5.3 0 0 1 10.4 0" />
    </>
  ),
  pin: <path d="M6 2.5h4l-.5 4 2.5 2.5H4l2.5-2.5ZM8 9v4.5" />,
  refresh: <path d="M13 8a5 5 0 1 1-1.5-3.6M13 2.5v3h-3" />,
  save: <path d="M8 2.5v7.5M4.8 7 8 10.2 11.2 7M3 13h10" />,
  settings: (
    <>
      <path d="M2.5 4.5h5M11.5 4.5h2M2.5 11.5h2M8.5 11.5h5" />
      <circle cx="9.5" cy="4.5" r="1.8" />
      <circle cx="6.5" cy="11.5" r="1.8" />
    </>
  ),
  target: (
    <>
      <path d="M8 2.2 13 5v6l-5 2.8L3 11V5Z" />
      <path d="M3.2 5.1 8 7.9l4.8-2.8M8 8v5.6" />
    </>
  ),
  team: (
    <>
      <circle cx="6" cy="5.5" r="2.3" />
      <path d="M1.8 12.8a4.3 4.3 0 0 1 8.4 0M10.5 3.4a2.2 2.2 0 0 1 0 4.2M12 9.3a4.2 4.2 0 0 1 2.2 3.5" />
    </>
  ),
  trash: <path d="M2.8 4.5h10.4M6 4.5V3h4v1.5M4.2 4.5l.6 9h6.4l.6-9M6.7 7v4M9.3 7v4" />,
} as const satisfies Record<string, JSX.Element>;

export type IconName = keyof typeof PATHS;

interface IconProps {
  readonly name: IconName;
  readonly size?: 'small' | 'medium' | 'large';
  /** For a look of its own, size included. */
  readonly class?: string;
}

/** Always decoration: the control around it carries the name. */
export function Icon({ name, size = 'medium', class: look }: IconProps) {
  return (
    <svg
      class={joinClasses(styles.icon, look ?? styles[size])}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      stroke-width="1.5"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      {PATHS[name]}
    </svg>
  );
}
