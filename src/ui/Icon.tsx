const PATHS = {
  chevron: <path d="M6 9l6 6 6-6" />,
  engine: <path d="M13 2L5 14h6l-1 8 8-12h-6z" />,
  keyboard: (
    <>
      <rect x="2" y="5" width="20" height="14" rx="2" />
      <path d="M6 9h.1M10 9h.1M14 9h.1M18 9h.1M6 13h.1M18 13h.1M10 13h4" />
    </>
  ),
  light: (
    <>
      <circle cx="12" cy="12" r="4" />
      <path d="M12 2v2M12 20v2M4.9 4.9l1.4 1.4M17.7 17.7l1.4 1.4M2 12h2M20 12h2M4.9 19.1l1.4-1.4M17.7 6.3l1.4-1.4" />
    </>
  ),
  dark: <path d="M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.500z" />,
  system: (
    <>
      <circle cx="12" cy="12" r="8.5" />
      <path d="M12 3.500v17a8.5 8.5 0 0 0 0-17z" fill="currentColor" />
    </>
  ),
  train: <path d="M6 4l14 8-14 8z" fill="currentColor" />,
  pause: <path d="M8 5v14M16 5v14" strokeWidth="4" />,
  stop: <rect x="5" y="5" width="14" height="14" rx="2" fill="currentColor" />,
  reset: <path d="M3 12a9 9 0 1 0 9-9 9.7 9.7 0 0 0-6.7 2.700L3 8M3 3v5h5" />,
  data: (
    <>
      <ellipse cx="12" cy="5.5" rx="8" ry="3" />
      <path d="M4 5.500v13c0 1.7 3.6 3 8 3s8-1.3 8-3v-13M4 12c0 1.7 3.6 3 8 3s8-1.3 8-3" />
    </>
  ),
  model: (
    <>
      <circle cx="5" cy="7" r="2.3" />
      <circle cx="5" cy="17" r="2.3" />
      <circle cx="19" cy="12" r="2.3" />
      <circle cx="12" cy="12" r="2.3" />
      <path d="M7 8l3 2.700M7 16l3-2.700M14.3 12h2.4" />
    </>
  ),
  hook: (
    <>
      <path d="M14 3v10a4 4 0 1 1-8 0v-1.500l2.5 2" />
      <circle cx="14" cy="3.5" r="1.5" />
    </>
  ),
  grip: <path d="M9 5v.1M9 12v.1M9 19v.1M15 5v.1M15 12v.1M15 19v.1" strokeWidth="3" />,
  up: <path d="M12 20V5M6 11l6-6 6 6" />,
  down: <path d="M12 4v15M6 13l6 6 6-6" />,
  settings: (
    <>
      <path d="M4 7h9M19 7h1M4 17h1M11 17h9" />
      <circle cx="16" cy="7" r="2.5" />
      <circle cx="8" cy="17" r="2.5" />
    </>
  ),
  table: (
    <>
      <rect x="3" y="4" width="18" height="16" rx="2" />
      <path d="M3 10h18M3 15h18M10 4v16" />
    </>
  ),
  curve: <path d="M4 4v16h16M7 8c2 6 5 8 12 8.5" />,
  close: <path d="M6 6l12 12M18 6L6 18" />,
  information: (
    <>
      <circle cx="12" cy="12" r="9" />
      <path d="M12 11v5M12 7.800v.2" />
    </>
  ),
  blocked: (
    <>
      <path d="M8 3h8l5 5v8l-5 5H8l-5-5V8z" />
      <path d="M9 9l6 6M15 9l-6 6" />
    </>
  ),
  check: <path d="M5 12.5l4.5 4.5L19 7" />,
  delete: <path d="M4 7h16M9 7V4h6v3M6 7l1 13h10l1-13M10 11v5M14 11v5" />,
  file: <path d="M14 3H6v18h12V7zM14 3v4h4" />,
  flag: <path d="M5 21V4h12l-2.5 4.5L17 13H5" />,
  lock: (
    <>
      <rect x="5" y="11" width="14" height="9" rx="2" />
      <path d="M8 11V8a4 4 0 0 1 8 0v3" />
    </>
  ),
  next: <path d="M9 6l6 6-6 6" />,
  paste: (
    <>
      <path d="M8 5H6a1 1 0 0 0-1 1v14a1 1 0 0 0 1 1h12a1 1 0 0 0 1-1V6a1 1 0 0 0-1-1h-2" />
      <rect x="8" y="3" width="8" height="4" rx="1" />
    </>
  ),
  plus: <path d="M12 5v14M5 12h14" />,
  undo: <path d="M4 9h10a6 6 0 0 1 0 12h-3M8 5L4 9l4 4" />,
  upload: <path d="M12 15V3M7 8l5-5 5 5M21 15v4a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-4" />,
  warning: <path d="M12 4l9.5 16.500h-19zM12 10v5M12 17.800v.2" />,
} as const;

export type IconName = keyof typeof PATHS;

/** A drawing of 24 units, stroked in the colour of the text. It is decoration: the name stands beside it. */
export function Icon({ name, size = 16 }: { readonly name: IconName; readonly size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.8"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
      data-icon={name}
    >
      {PATHS[name]}
    </svg>
  );
}
