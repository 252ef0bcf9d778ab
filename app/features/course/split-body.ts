import { between, type Unit } from './split-units'

/** From how many characters on a paragraph of cues ends with its sentence, in any script. */
const PARAGRAPH = { latin: 420, han: 160 }
/** A pause after which a new paragraph begins, in seconds. */
const PAUSE = 2.5

/** The Markdown of units that follow each other. Cues become paragraphs of a few sentences. */
export function bodyOf(units: Unit[]): string {
  let body = ''
  let paragraph = ''
  units.forEach((unit, at) => {
    const before = units[at - 1]
    const pause = before?.end != null && unit.start != null && unit.start - before.end >= PAUSE
    const most = /\p{Script=Han}/u.test(paragraph) ? PARAGRAPH.han : PARAGRAPH.latin
    const goesOn =
      before?.kind === 'cue' &&
      unit.kind === 'cue' &&
      unit.start !== null &&
      paragraph.length < (pause ? most / 2 : most)
    const text = at === 0 ? unit.markdown.trimStart() : unit.markdown
    if (at === 0) body = text
    else body += (goesOn ? ' ' : between(unit)) + text
    paragraph = goesOn ? `${paragraph} ${text}` : text
  })
  return withoutBreaks(body)
}

/** Thematic breaks at the ends say nothing any more. */
const withoutBreaks = (body: string) =>
  body
    .replace(/^(?:[ \t]*\n)+/, '')
    .replace(/(?:\n[ \t]*(?:-{3,}|\*{3,}|_{3,})[ \t]*)+$/, '')
    .trimEnd()
