const PATHS = {
  next: 'M5 12h14M13 6l6 6-6 6',
  back: 'M19 12H5M11 6l-6 6 6 6',
  right: 'M4 12.5 9.5 18 20 6.5',
  up: 'M12 19V5M6 11l6-6 6 6',
  down: 'M12 5v14M6 13l6 6 6-6',
  undo: 'M4 9h10a6 6 0 0 1 0 12h-3M8 5 4 9l4 4',
  redo: 'M20 9H10a6 6 0 0 0 0 12h3M16 5l4 4-4 4',
  grip: 'M9 6v.1M9 12v.1M9 18v.1M15 6v.1M15 12v.1M15 18v.1',
  wrong: 'M6 6l12 12M18 6 6 18',
  error: 'M12 2a10 10 0 1 1 0 20 10 10 0 0 1 0-20zM12 7v6M12 16.8v.1',
  play: 'M8 5v14l11-7z',
  pause: 'M7 5h3.5v14H7zM13.5 5H17v14h-3.5z',
  sound: 'M4 9v6h4l5 4V5L8 9zM16.5 9a4.2 4.2 0 0 1 0 6M19 6.5a7.8 7.8 0 0 1 0 11',
  muted: 'M4 9v6h4l5 4V5L8 9zM17 9.5l5 5M22 9.5l-5 5',
} as const

/** A drawn sign; the words beside it say the same. */
export function Icon({ name }: { name: keyof typeof PATHS }) {
  return (
    <svg className="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  )
}
