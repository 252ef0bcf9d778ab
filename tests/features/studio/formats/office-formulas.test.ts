import { strToU8 } from 'fflate'
import { describe, expect, it } from 'vitest'
import { docx, epub, para, pptx, shape } from '#/tests/support/office-files'
import { renderModule } from '~/features/course/markdown.server'
import { texOfMathml } from '~/features/studio/formats/mathml'
import { texOfOmml } from '~/features/studio/formats/omml'
import { readDocument } from '~/features/studio/formats/read-document.server'
import { readXml } from '~/features/studio/formats/xml'

const r = (text: string, set = '') =>
  `<m:r>${set && `<m:rPr>${set}</m:rPr>`}<m:t>${text}</m:t></m:r>`
const e = (inside: string) => `<m:e>${inside}</m:e>`
const pr = (name: string, settings: Record<string, string>) =>
  `<m:${name}Pr>${Object.entries(settings)
    .map(([key, value]) => `<m:${key} m:val="${value}"/>`)
    .join('')}<m:ctrlPr/></m:${name}Pr>`
const sup = (base: string, exponent: string) =>
  `<m:sSup>${e(r(base))}<m:sup>${r(exponent)}</m:sup></m:sSup>`
const frac = (above: string, below: string) =>
  `<m:f><m:num>${above}</m:num><m:den>${below}</m:den></m:f>`
const formula = (inside: string) => `<m:oMath>${inside}</m:oMath>`
const tex = (inside: string) => texOfOmml(readXml(strToU8(formula(inside))))

const QUADRATIC =
  r('x=') +
  frac(
    `${r('−b±')}<m:rad>${pr('rad', { degHide: '1' })}<m:deg/>${e(`${sup('b', '2')}${r('−4ac')}`)}</m:rad>`,
    r('2a'),
  )

/** A formula of Word, and what it is in TeX. */
const WRITTEN: [string, string][] = [
  [QUADRATIC, '\\frac{-b\\pm \\sqrt{b^{2}-4ac}}{2a}'],
  [
    `<m:nary>${pr('nary', { chr: '∑' })}<m:sub>${r('i=1')}</m:sub><m:sup>${r('n')}</m:sup>${e(r('i'))}</m:nary>`,
    '\\sum_{i=1}^{n} i',
  ],
  [
    `<m:nary><m:naryPr/><m:sub>${r('0')}</m:sub><m:sup>${r('∞')}</m:sup>${e(r('f'))}</m:nary>`,
    '\\int_{0}^{\\infty} f',
  ],
  [`<m:rad><m:deg>${r('3')}</m:deg>${e(r('x'))}</m:rad>`, '\\sqrt[3]{x}'],
  [
    `<m:sSubSup>${e(r('σ'))}<m:sub>${r('i')}</m:sub><m:sup>${r('2')}</m:sup></m:sSubSup>`,
    '\\sigma_{i}^{2}',
  ],
  [`<m:d>${e(r('a'))}${e(r('b'))}</m:d>`, '\\left(a\\mid b\\right)'],
  [
    `<m:d>${pr('d', { begChr: '{', endChr: '' })}${e(`<m:eqArr>${e(r('0'))}${e(r('1'))}</m:eqArr>`)}</m:d>`,
    '\\left\\{\\begin{array}{l}0 \\\\ 1\\end{array}\\right.',
  ],
  [
    `<m:d>${pr('d', { begChr: '[', endChr: ']' })}${e(`<m:m><m:mr>${e(r('a'))}${e(r('b'))}</m:mr><m:mr>${e(r('c'))}${e(r('d'))}</m:mr></m:m>`)}</m:d>`,
    '\\left[\\begin{matrix}a & b \\\\ c & d\\end{matrix}\\right]',
  ],
  [`<m:func><m:fName>${r('sin')}</m:fName>${e(r('θ'))}</m:func>`, '\\sin \\theta'],
  [
    `<m:func><m:fName><m:limLow>${e(r('lim'))}<m:lim>${r('x→0')}</m:lim></m:limLow></m:fName>${e(r('f'))}</m:func>`,
    '\\lim_{x\\to 0} f',
  ],
  [`<m:acc>${pr('acc', { chr: '\u20D7' })}${e(r('v'))}</m:acc>`, '\\vec{v}'],
  [`<m:bar>${pr('bar', { pos: 'top' })}${e(r('x'))}</m:bar>`, '\\overline{x}'],
  [r('R', '<m:scr m:val="double-struck"/>'), '\\mathbb{R}'],
  [r('𝑥∈ℝ, 50%'), 'x\\in \\mathbb{R}, 50\\%'],
  [`${r('v')}${r('速度', '<m:nor/>')}`, 'v\\text{速度}'],
]

describe('a formula of Word', () => {
  it.each(WRITTEN)('%# is written in TeX that learners are shown', async (omml, written) => {
    const given = tex(omml)
    expect(given).toContain(written)
    const rendered = await renderModule(`$${given}$`)
    if (rendered.kind === 'refused') throw new Error(rendered.what)
    expect(rendered.ideas[0]?.html).toContain('<math')
    expect(rendered.ideas[0]?.html).not.toContain('error')
  })

  it('that holds what is not known, or money, is none', () => {
    expect(tex('<m:strange/>')).toBeNull()
    expect(tex(r('$5'))).toBeNull()
    expect(tex('')).toBeNull()
    expect(tex(r('\\input{/etc/passwd} }'))).not.toContain('\\input')
  })

  it('stands in its text, on its own where it does there, and else is kept as its letters', async () => {
    const line = `<w:p><w:r><w:t>So </w:t></w:r>${formula(sup('x', '2'))}<w:r><w:t>3 times.</w:t></w:r></w:p>`
    const alone = `<w:p><m:oMathPara><m:oMathParaPr><m:jc m:val="center"/></m:oMathParaPr>${formula(QUADRATIC)}</m:oMathPara></w:p>`
    const broken = `<w:p>${formula(`<m:strange>${r('a')}${r('b')}</m:strange>`)}</w:p>`
    const read = await readDocument('a', docx(para('A', 'H1') + line + alone + broken))
    expect(read.blocks.map(({ markdown }) => markdown)).toEqual([
      '## A',
      'So $x^{2}$ 3 times.',
      '$$\nx=\\frac{-b\\pm \\sqrt{b^{2}-4ac}}{2a}\n$$',
      'a b',
    ])
    expect(read.dropped).toEqual([{ what: '1 formulas', why: 'they are kept as plain text' }])
  })
})

describe('a formula on a slide', () => {
  const M = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:a14="x"'
  const inside = (paragraph: string) =>
    shape('title', 'Areas') +
    `<mc:AlternateContent ${M} xmlns:mc="y"><mc:Choice Requires="a14"><p:sp><p:txBody>${paragraph}</p:txBody></p:sp></mc:Choice><mc:Fallback><p:sp><p:txBody><a:p><a:r><a:t> </a:t></a:r></a:p></p:txBody></p:sp></mc:Fallback></mc:AlternateContent>`

  it('is written in TeX, in its line', async () => {
    const line = `<a:p><a:r><a:t>It is </a:t></a:r><a14:m>${formula(r('π') + sup('r', '2'))}</a14:m></a:p>`
    const { blocks, dropped } = await readDocument('a', pptx([inside(line)], [0]))
    expect(blocks.map(({ markdown }) => markdown)).toEqual(['## Areas', 'It is $\\pi r^{2}$'])
    expect(dropped).toEqual([])
  })
})

describe('a formula in MathML', () => {
  const math = (inside: string) => texOfMathml(readXml(strToU8(`<math>${inside}</math>`)))

  it('is written in TeX', () => {
    const all: [string, string][] = [
      ['<mfrac><mi>a</mi><mn>2</mn></mfrac>', '\\frac{a}{2}'],
      ['<msup><mi>x</mi><mn>2</mn></msup><mo>≤</mo><mn>4</mn>', 'x^{2}\\le 4'],
      [
        '<munderover><mo>∑</mo><mrow><mi>i</mi><mo>=</mo><mn>1</mn></mrow><mi>n</mi></munderover><mi>i</mi>',
        '\\sum_{i=1}^{n} i',
      ],
      [
        '<munder><mi>lim</mi><mrow><mi>x</mi><mo>→</mo><mn>0</mn></mrow></munder><mi>f</mi>',
        '\\lim_{x\\to 0} f',
      ],
      ['<mover><mi>x</mi><mo>¯</mo></mover>', '\\bar{x}'],
      ['<mroot><mi>x</mi><mn>3</mn></mroot>', '\\sqrt[3]{x}'],
      ['<mi>sin</mi><mo>\u2061</mo><mi>x</mi>', '\\sin x'],
      [
        '<mo>(</mo><mtable><mtr><mtd><mn>1</mn></mtd><mtd><mn>0</mn></mtd></mtr></mtable><mo>)</mo>',
        '(\\begin{matrix}1 & 0\\end{matrix})',
      ],
    ]
    for (const [given, written] of all) expect(math(given), given).toBe(written)
    expect(math('<maction><mi>x</mi></maction>')).toBeNull()
  })

  it('stands in the text of a book; what is not known is kept as its letters', async () => {
    const chapter = `<h1>A</h1><p>So <math><mi>x</mi><mo>=</mo><mfrac><mn>1</mn><mn>2</mn></mfrac></math>.</p>
      <p><m:math xmlns:m="http://www.w3.org/1998/Math/MathML" display="block"><m:msqrt><m:mn>2</m:mn></m:msqrt></m:math></p>
      <p><math><maction><mi>y</mi></maction></math></p>`
    const { blocks, dropped } = await readDocument('a', epub({ 'a.xhtml': chapter }))
    expect(blocks.slice(1).map(({ markdown }) => markdown)).toEqual([
      'So $x=\\frac{1}{2}$.',
      '$$\n\\sqrt{2}\n$$',
      'y',
    ])
    expect(dropped.map(({ what }) => what)).toEqual(['OEBPS/a.xhtml: a formula in MathML'])
  })
})
