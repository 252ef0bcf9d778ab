import { writtenFormula } from './formula-check'
import { texAccent, texFence, texFunction, texLetters, texText, Unwritable } from './tex-letters'
import { childrenOf, textOf, type XmlNode } from './xml'

/**
 * A formula in MathML in TeX; null where it holds what has no place there, or what can't be shown.
 *
 * @param math the `math` element, its text with nothing between tags that isn't said
 * @see MathML Core, W3C
 */
export const texOfMathml = (math: XmlNode): string | null => writtenFormula(() => row(math))

const row = (node: XmlNode) => childrenOf(node).map(one).join('')

function one(node: XmlNode): string {
  const write = WRITE[node.name]
  if (!write) throw new Unwritable(node.name)
  return write(node)
}

/** The elements of a node, which must be as many. */
function parts(node: XmlNode, count: number): XmlNode[] {
  const found = childrenOf(node)
  if (found.length !== count) throw new Unwritable(`${node.name} of ${found.length}`)
  return found
}
const written = (node: XmlNode, count: number) =>
  parts(node, count).map(one) as [string, string, string]
const said = (node: XmlNode) => textOf(node).replace(/\s+/g, ' ').trim()

function base(tex: string): string {
  const bare = tex.trim()
  return /^(?:[A-Za-z\d]|\\[A-Za-z]+)$/.test(bare) ? bare : `{${bare}}`
}

const WRITE: Record<string, (node: XmlNode) => string> = {
  ...Object.fromEntries(['math', 'mrow', 'mstyle', 'mpadded', 'mtd'].map((name) => [name, row])),
  semantics: (node) => childrenOf(node).slice(0, 1).map(one).join(''),
  mi: (node) => (/^[A-Za-z]{2,}$/.test(said(node)) ? named(said(node)) : texLetters(said(node))),
  mn: (node) => texLetters(said(node)),
  mo: (node) => (/^[A-Za-z]+$/.test(said(node)) ? texFunction(said(node)) : texLetters(said(node))),
  mtext: (node) => texText(textOf(node).replace(/\s+/g, ' ')),
  mspace: () => '\\ ',
  mphantom: () => '',
  mfrac: (node) => {
    const [above, below] = written(node, 2)
    return /^0(?:[a-z]+)?$/.test(node.attributes.linethickness ?? '')
      ? `\\genfrac{}{}{0pt}{}{${above}}{${below}}`
      : `\\frac{${above}}{${below}}`
  },
  msqrt: (node) => `\\sqrt{${row(node)}}`,
  mroot: (node) => {
    const [inside, degree] = written(node, 2)
    return `\\sqrt[${degree.trim()}]{${inside}}`
  },
  msub: (node) => raised(node, '_'),
  msup: (node) => raised(node, '^'),
  msubsup: (node) => {
    const [own, below, above] = written(node, 3)
    return `${base(own)}_{${below}}^{${above}} `
  },
  munder: (node) => around(node, '_', '\\underset'),
  mover: (node) => around(node, '^', '\\overset'),
  munderover: (node) => {
    const [own, below, above] = written(node, 3)
    return takesLimits(own)
      ? `${own.trim()}_{${below}}^{${above}} `
      : `\\overset{${above}}{\\underset{${below}}{${own}}}`
  },
  mfenced: (node) => {
    const { open = '(', close = ')', separators = ',' } = node.attributes
    const inside = childrenOf(node)
      .map(one)
      .join(texLetters(separators.trim().slice(0, 1)))
    return `\\left${texFence(open)}${inside}\\right${texFence(close)}`
  },
  mtable: (node) => {
    const rows = childrenOf(node, 'mtr').map((each) => childrenOf(each, 'mtd').map(one).join(' & '))
    return `\\begin{matrix}${rows.join(' \\\\ ')}\\end{matrix}`
  },
}

const named = (name: string) => {
  const tex = texFunction(name)
  return tex.startsWith('\\operatorname') ? tex.replace('\\operatorname', '\\mathrm') : tex
}

function raised(node: XmlNode, mark: '_' | '^'): string {
  const [own, other] = written(node, 2)
  return `${base(own)}${mark}{${other}}`
}

const takesLimits = (tex: string) =>
  /^\\(?:operatorname\{.*\}|lim(?:inf|sup)?|max|min|inf|sup|sum|prod|coprod|big\w+|det|gcd|Pr|i{0,3}nt|oint)$/.test(
    tex.trim(),
  )

/** What stands above or below: an accent, a limit, or another expression. */
function around(node: XmlNode, mark: '_' | '^', otherwise: string): string {
  const [first, second] = parts(node, 2)
  const own = first ? one(first) : ''
  const accent = second?.name === 'mo' ? texAccent(said(second)) : null
  if (accent) return `\\${accent}{${own}}`
  const other = second ? one(second) : ''
  return takesLimits(own) ? `${own.trim()}${mark}{${other}} ` : `${otherwise}{${other}}{${own}}`
}
