import type { ReactNode } from 'react'

const ARC = 'M3 3A18 18 0 0 1 21 21'

function Arcs({ dashes }: { dashes?: string }) {
  return (
    <>
      <path d={ARC} pathLength="15" />
      <path d={ARC} pathLength="15" strokeDasharray={dashes} />
    </>
  )
}

/** How many of the quarter hour's minutes; lit once finished. */
export function Minutes({ minutes, lit = false }: { minutes: number; lit?: boolean }) {
  const classes = ['q', lit && 'lit', minutes > 15 && 'over'].filter(Boolean).join(' ')
  return (
    <svg className={classes} viewBox="2 1 21 21" aria-hidden="true">
      <Arcs dashes={`${Math.min(15, Math.max(0.5, minutes))} 20`} />
    </svg>
  )
}

type ThirdsProps = { count: number /** Said where no words stand beside it. */; label?: string }

/** Questions of a card or lessons of a sprint: `count` of 3 are lit. */
export function Thirds({ count, label }: ThirdsProps) {
  return (
    <svg
      className={`q thirds lit n${count}`}
      viewBox="2 1 21 21"
      role={label ? 'img' : undefined}
      aria-label={label}
      aria-hidden={!label || undefined}
    >
      <Arcs />
    </svg>
  )
}

/** The large quarter at the head of a page; once a screen. */
export function Dial({
  count,
  label,
  sweep = false,
  children,
}: ThirdsProps & { sweep?: boolean; children: ReactNode }) {
  return (
    <div className="dial">
      <svg
        className={`q thirds lit n${count}${sweep ? ' tick' : ''}`}
        viewBox="3 2.45 18.55 18.55"
        role={label ? 'img' : undefined}
        aria-label={label}
        aria-hidden={!label || undefined}
      >
        <Arcs />
        <path className="ticks" d="M3 4.3A16.7 16.7 0 0 1 19.7 21" pathLength="15" />
      </svg>
      {children}
    </div>
  )
}
