import { texOfOmml } from './omml'
import { childOf, childrenOf, textOf, within, type XmlNode } from './xml'
import { escapedXml } from './xml-write'

/** The paragraphs of a shape or a cell that say something. */
export const paragraphsOf = (shape: XmlNode): XmlNode[] =>
  within(shape, (name) => name === 'p').filter((paragraph) => textOf(paragraph).trim() !== '')

type Run = { html: string; fixed: boolean }

/** A paragraph's runs: what is bold, or in letters of one width, and its formulas' letters. */
function runsOf(paragraph: XmlNode): Run[] {
  return childrenOf(paragraph).flatMap((run): Run[] => {
    if (run.name === 'br') return [{ html: '<br>', fixed: true }]
    const formula = ['m', 'oMath', 'oMathPara', 'AlternateContent'].includes(run.name)
    const text = escapedXml(formula ? formulaText(run) : textOf(childOf(run, 't')))
    if (text === '') return []
    const set = childOf(run, 'rPr')
    const face = childOf(set, 'latin')?.attributes.typeface ?? ''
    const fixed = /courier|consolas|mono|menlo/i.test(face)
    const bold = set?.attributes.b === '1' && text.trim() !== '' && !fixed
    return [{ html: bold ? `<b>${text}</b>` : text, fixed }]
  })
}

/** The formulas in a run: in TeX, or where that can't be their letters. */
function formulaText(run: XmlNode): string {
  if (run.name === 'oMath') return formulaIn(run, '\\(', '\\)')
  const formulas = within(run, (name) => name === 'oMath')
  if (formulas.length === 0) return textOf(run)
  const alone = run.name === 'oMathPara' || within(run, (name) => name === 'oMathPara').length > 0
  return formulas
    .map((one) => (alone ? formulaIn(one, '\\[', '\\]') : formulaIn(one, '\\(', '\\)')))
    .join(' ')
}

function formulaIn(formula: XmlNode, begins: string, ends: string): string {
  const tex = texOfOmml(formula)
  return tex === null ? textOf(formula) : `${begins}${tex}${ends}`
}

/** What a paragraph says, as HTML. */
export function runsHtml(paragraph: XmlNode): string {
  const runs = runsOf(paragraph)
  return runs
    .map(({ html, fixed }, at) => {
      if (!fixed || html === '<br>') return html
      const before = runs[at - 1]
      const next = runs[at + 1]
      const opens = !before?.fixed || before.html === '<br>' ? '<code>' : ''
      return `${opens}${html}${!next?.fixed || next.html === '<br>' ? '</code>' : ''}`
    })
    .join('')
}

/** A placeholder's paragraphs: code where all letters are of one width, lists where they have bullets. */
export function bodyHtml(paragraphs: XmlNode[], bulleted: boolean): string {
  const kindOf = (paragraph: XmlNode) => {
    if (runsOf(paragraph).every(({ fixed }) => fixed)) return 'code'
    const set = childOf(paragraph, 'pPr')
    if (childOf(set, 'buAutoNum') || childOf(set, 'buChar')) return 'list'
    return bulleted && !childOf(set, 'buNone') ? 'list' : 'text'
  }
  const groups: { kind: ReturnType<typeof kindOf>; paragraphs: XmlNode[] }[] = []
  for (const paragraph of paragraphs) {
    const kind = kindOf(paragraph)
    const last = groups.at(-1)
    if (last?.kind === kind) last.paragraphs.push(paragraph)
    else groups.push({ kind, paragraphs: [paragraph] })
  }
  return groups.map(({ kind, paragraphs: own }) => HTML_OF[kind](own)).join('')
}

const HTML_OF = {
  code: (paragraphs: XmlNode[]) => {
    const lines = paragraphs.map((paragraph) =>
      runsOf(paragraph).map(({ html }) => (html === '<br>' ? '\n' : html)),
    )
    return `<pre><code>${lines.map((line) => line.join('')).join('\n')}</code></pre>`
  },
  text: (paragraphs: XmlNode[]) =>
    paragraphs.map((paragraph) => `<p>${runsHtml(paragraph)}</p>`).join(''),
  list: listHtml,
}

/** Paragraphs as a list, nested by their levels. */
function listHtml(paragraphs: XmlNode[]): string {
  const open: string[] = []
  let html = ''
  for (const paragraph of paragraphs) {
    const set = childOf(paragraph, 'pPr')
    const level = Math.min(Math.max(0, Number(set?.attributes.lvl ?? 0) || 0), open.length)
    while (open.length > level + 1) html += `</li></${open.pop()}>`
    if (open.length === level + 1) html += '</li><li>'
    else {
      open.push(childOf(set, 'buAutoNum') ? 'ol' : 'ul')
      html += `<${open.at(-1)}><li>`
    }
    html += runsHtml(paragraph)
  }
  while (open.length > 0) html += `</li></${open.pop()}>`
  return html
}
