import { writtenFormula } from './formula-check'
import {
  texAccent,
  texFence,
  texFunction,
  texLetters,
  texText,
  texUpright,
  Unwritable,
} from './tex-letters'
import { childOf, childrenOf, textOf, type XmlNode } from './xml'

/**
 * A formula of Word or PowerPoint in TeX; null where it holds what has no place there, or what can't
 * be shown.
 *
 * @param formula its `oMath`
 * @see ECMA-376, part 1, 22.1
 */
export const texOfOmml = (formula: XmlNode): string | null => writtenFormula(() => all(formula))

/** What an element says beside what is in it. */
const setting = (node: XmlNode, name: string): string | undefined => {
  const [kind] = childrenOf(node).filter((child) => child.name.endsWith('Pr'))
  const set = childOf(kind, name)
  if (!set) return undefined
  const [, value = ''] =
    Object.entries(set.attributes).find(([key]) => /(?:^|:)val$/.test(key)) ?? []
  return value
}
const isOn = (value: string | undefined) =>
  value !== undefined && !['0', 'off', 'false'].includes(value)

const part = (node: XmlNode, name: string): string => {
  const own = childOf(node, name)
  return own ? all(own) : ''
}
const all = (node: XmlNode): string => childrenOf(node).map(one).join('')
const grouped = (tex: string) => (/^[A-Za-z\d]$/.test(tex.trim()) ? tex.trim() : `{${tex}}`)

/** What says how something looks, or where somebody was. */
const SILENT = /Pr$|^(?:bookmark|proofErr|comment|perm|del$|moveFrom)/

function one(node: XmlNode): string {
  if (SILENT.test(node.name)) return ''
  const write = WRITE[node.name]
  if (!write) throw new Unwritable(node.name)
  return write(node)
}

const WRITE: Record<string, (node: XmlNode) => string> = {
  oMath: all,
  ins: all,
  box: (node) => part(node, 'e'),
  borderBox: (node) => `\\boxed{${part(node, 'e')}}`,
  r: run,
  f: fraction,
  sSub: (node) => `${base(node)}_{${part(node, 'sub')}}`,
  sSup: (node) => `${base(node)}^{${part(node, 'sup')}}`,
  sSubSup: (node) => `${base(node)}_{${part(node, 'sub')}}^{${part(node, 'sup')}}`,
  sPre: (node) => `{}_{${part(node, 'sub')}}^{${part(node, 'sup')}}${grouped(part(node, 'e'))}`,
  rad: root,
  nary,
  d: delimited,
  func: (node) => `${functionName(childOf(node, 'fName'))}${spaced(part(node, 'e'))}`,
  limLow: (node) => limit(node, '_', '\\underset'),
  limUpp: (node) => limit(node, '^', '\\overset'),
  acc: (node) => accented(setting(node, 'chr') ?? '\u0302', part(node, 'e')),
  bar: (node) =>
    `${setting(node, 'pos') === 'top' ? '\\overline' : '\\underline'}{${part(node, 'e')}}`,
  groupChr: grouping,
  m: (node) => table('matrix', rowsOf(node)),
  eqArr: (node) =>
    table(
      'array',
      childrenOf(node, 'e').map((row) => [all(row)]),
      '{l}',
    ),
}

const spaced = (tex: string) => (/^[A-Za-z\d]/.test(tex) ? ` ${tex}` : tex)

function run(node: XmlNode): string {
  const text = childrenOf(node, 't').map(textOf).join('')
  if (isOn(setting(node, 'nor'))) return texText(text)
  const face = FACES[setting(node, 'scr') ?? ''] ?? (setting(node, 'sty') === 'b' ? 'mathbf' : null)
  if (face) return `\\${face}{${texLetters(text)}}`
  return setting(node, 'sty') === 'p' ? texUpright(text) : texLetters(text)
}

const FACES: Record<string, string> = {
  ...{ 'double-struck': 'mathbb', script: 'mathcal', fraktur: 'mathfrak' },
  ...{ 'sans-serif': 'mathsf', monospace: 'mathtt' },
}

function base(node: XmlNode): string {
  const tex = part(node, 'e').trim()
  return /^(?:[A-Za-z\d]|\\[A-Za-z]+)$/.test(tex) ? tex : `{${tex}}`
}

function fraction(node: XmlNode): string {
  const [above, below] = [part(node, 'num'), part(node, 'den')]
  const kind = setting(node, 'type')
  if (kind === 'lin') return `{${above}}/{${below}}`
  return kind === 'noBar'
    ? `\\genfrac{}{}{0pt}{}{${above}}{${below}}`
    : `\\frac{${above}}{${below}}`
}

function root(node: XmlNode): string {
  const degree = isOn(setting(node, 'degHide')) ? '' : part(node, 'deg').trim()
  return `\\sqrt${degree && `[${degree}]`}{${part(node, 'e')}}`
}

function nary(node: XmlNode): string {
  const sign = texLetters(setting(node, 'chr') ?? '∫').trim()
  const [below, above] = [part(node, 'sub').trim(), part(node, 'sup').trim()]
  const limits = setting(node, 'limLoc') === 'undOvr' && /int$/.test(sign) ? '\\limits' : ''
  return `${sign}${limits}${below && `_{${below}}`}${above && `^{${above}}`} ${part(node, 'e')}`
}

function delimited(node: XmlNode): string {
  const [begins, ends] = [setting(node, 'begChr') ?? '(', setting(node, 'endChr') ?? ')']
  const between = setting(node, 'sepChr') ?? '|'
  const parts = childrenOf(node, 'e').map(all)
  const inside = parts.join(between === '|' ? '\\mid ' : texLetters(between))
  return `\\left${texFence(begins)}${inside}\\right${texFence(ends)}`
}

/** A function's name: a word, or one with a limit or an exponent. */
function functionName(node: XmlNode | undefined): string {
  const [only, more] = childrenOf(node ?? { name: '', attributes: {}, children: [] }).filter(
    ({ name }) => !SILENT.test(name),
  )
  return only?.name === 'r' && !more
    ? texFunction(textOf(childOf(only, 't')))
    : node
      ? all(node)
      : ''
}

function limit(node: XmlNode, mark: '_' | '^', otherwise: string): string {
  const own = functionName(childOf(node, 'e')).trim()
  const where = part(node, 'lim')
  const below = /^\\(?:operatorname\{|(?:lim|max|min|inf|sup|sum|prod|det|gcd|Pr))/.test(own)
  return below ? `${own}${mark}{${where}} ` : `${otherwise}{${where}}{${own}}`
}

function accented(sign: string, tex: string): string {
  const name = texAccent(sign)
  if (!name) throw new Unwritable(`an accent ${sign}`)
  const wide = { hat: 'widehat', tilde: 'widetilde', bar: 'overline', vec: 'overrightarrow' }[name]
  return `\\${wide && /[A-Za-z\d].*[A-Za-z\d]/.test(tex.replace(/\\[a-z]+/gi, 'a')) ? wide : name}{${tex}}`
}

function grouping(node: XmlNode): string {
  const sign = setting(node, 'chr') ?? '⏟'
  const name = texAccent(sign)
  if (name) return `\\${name}{${part(node, 'e')}}`
  const above = setting(node, 'pos') === 'top'
  return `\\${above ? 'overset' : 'underset'}{${texLetters(sign)}}{${part(node, 'e')}}`
}

const rowsOf = (node: XmlNode) => childrenOf(node, 'mr').map((row) => childrenOf(row, 'e').map(all))

const table = (kind: string, rows: string[][], columns = '') =>
  `\\begin{${kind}}${columns}${rows.map((row) => row.join(' & ')).join(' \\\\ ')}\\end{${kind}}`
