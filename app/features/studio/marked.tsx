const AROUND = 160 // characters of a long text that are shown on each side of its part

/** A text in which the first place of a part of it is marked, however it is capitalised. */
export function Marked({ text, part }: { text: string; part: string }) {
  const at = part === '' ? -1 : text.toLowerCase().indexOf(part.toLowerCase())
  const [start, end] = at < 0 ? [0, 0] : [at, at + part.length]
  return (
    <p>
      {shortened(text.slice(0, start), 'end')}
      {end > start && <mark>{text.slice(start, end)}</mark>}
      {shortened(text.slice(end), 'start')}
    </p>
  )
}

/** A text of which only what stands next to something is kept, whole words of it. */
function shortened(text: string, kept: 'start' | 'end'): string {
  if (text.length <= 2 * AROUND) return text
  return kept === 'start'
    ? `${text.slice(0, AROUND).replace(/\s\S*$/, '')} …`
    : `… ${text.slice(-AROUND).replace(/^\S*\s/, '')}`
}
