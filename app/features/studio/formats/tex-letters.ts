/** What can't be written as a formula of ours. */
export class Unwritable extends Error {}

const table = (pairs: string): [string, string][] =>
  pairs.split(/\s+/).flatMap((pair): [string, string][] => {
    const [letter = '', ...name] = [...pair]
    return name.length > 0 ? [[letter, `\\${name.join('')} `]] : []
  })

/** Letters that TeX has names for. */
const NAMED = new Map<string, string>([
  ...table(`αalpha βbeta γgamma δdelta εvarepsilon ϵepsilon ζzeta ηeta θtheta ϑvartheta ιiota κkappa λlambda
    μmu µmu νnu ξxi πpi ϖvarpi ρrho ϱvarrho σsigma ςvarsigma τtau υupsilon φvarphi ϕphi χchi ψpsi ωomega
    ΓGamma ΔDelta ∆Delta ΘTheta ΛLambda ΞXi ΠPi ΣSigma ΥUpsilon ΦPhi ΨPsi ΩOmega
    ×times ÷div ·cdot ⋅cdot ∙cdot ±pm ∓mp ≤le ≥ge ⩽le ⩾ge ≠ne ≈approx ≡equiv ∼sim ≅cong ∝propto ≪ll ≫gg ∞infty
    ∂partial ∇nabla ∑sum ∏prod ∐coprod ∫int ∬iint ∭iiint ∮oint ⋃bigcup ⋂bigcap ⋁bigvee ⋀bigwedge ∪cup ∩cap ∖setminus
    ∈in ∉notin ∋ni ⊂subset ⊆subseteq ⊃supset ⊇supseteq ∅emptyset ∀forall ∃exists ¬neg ∧wedge ∨vee ⊢vdash ⊨models
    →to ←leftarrow ↔leftrightarrow ⇒Rightarrow ⇐Leftarrow ⇔Leftrightarrow ↦mapsto ↑uparrow ↓downarrow ⇌rightleftharpoons
    …dots ⋯cdots ⋮vdots ⋱ddots ℓell ℏhbar ℜRe ℑIm ℵaleph ⟨langle ⟩rangle 〈langle 〉rangle ⌊lfloor ⌋rfloor ⌈lceil ⌉rceil
    ∘circ ∗ast ⋆star ⊕oplus ⊗otimes ⊖ominus ⊙odot ⊥perp ∥parallel ∠angle †dagger ∣mid ∴therefore ∵because`),
  ...[...'ℝRℕNℤZℚQℂCℙP'].flatMap((letter, at, all): [string, string][] =>
    at % 2 === 0 ? [[letter, `\\mathbb{${all[at + 1]}}`]] : [],
  ),
  ...Object.entries({
    ...{ '‖': '\\| ', '−': '-', '–': '-', '‑': '-', '′': "'", '″': "''", '°': '^{\\circ}' },
    ...{ '\\': '\\backslash ', '{': '\\{', '}': '\\}', '%': '\\%', '&': '\\&', '#': '\\#' },
    ...{ _: '\\_', '~': '\\sim ', '^': '\\wedge ' },
  }),
])

/** Functions that TeX sets upright by a name of theirs. */
const FUNCTIONS = new Set(
  'arccos arcsin arctan arg cos cosh cot coth csc deg det dim exp gcd hom inf ker lg lim liminf limsup ln log max min sec sin sinh sup tan tanh Pr'.split(
    ' ',
  ),
)

/** What is neither seen nor says anything: marks of functions and products, spaces of no width. */
const UNSEEN = /[\u2061-\u2064\u200B-\u200F\u2060\uFEFF]/g

const OTHERS =
  /([\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Hebrew}]+)/u

/**
 * Letters of a formula in TeX. Those of other scripts are set as text.
 *
 * @throws Unwritable
 */
export function texLetters(text: string): string {
  const plain = text
    .replace(/[\u{1D400}-\u{1D7FF}]/gu, (letter) => letter.normalize('NFKC'))
    .replace(UNSEEN, '')
  if (plain.includes('$')) throw new Unwritable('a formula with money in it')
  return plain
    .split(OTHERS)
    .map((part, at) => (at % 2 === 1 ? texText(part) : [...part].map(texLetter).join('')))
    .join('')
}

const texLetter = (letter: string) => NAMED.get(letter) ?? (/\s/.test(letter) ? ' ' : letter)

/** Words in a formula. @throws Unwritable */
export function texText(words: string): string {
  if (/[$\\^~]/.test(words)) throw new Unwritable('text with marks of TeX')
  return words.trim() === '' ? '\\ ' : `\\text{${words.replace(/[{}%&#_]/g, '\\$&')}}`
}

/** A word that is set upright: a function by its name, or a name of several letters. */
export function texUpright(word: string): string {
  const name = word.replace(UNSEEN, '').trim()
  if (FUNCTIONS.has(name)) return `\\${name} `
  return /^[A-Za-z]{2,}$/.test(name) ? `\\mathrm{${name}}` : texLetters(name)
}

/** The name of a function. */
export function texFunction(word: string): string {
  const name = word.replace(UNSEEN, '').trim()
  if (FUNCTIONS.has(name)) return `\\${name} `
  return /^[A-Za-z]+$/.test(name) ? `\\operatorname{${name}}` : texLetters(name)
}

/** What stands above a letter, by its sign; null for one without a name. */
export function texAccent(sign: string): string | null {
  return ACCENTS[sign] ?? null
}

const ACCENTS: Record<string, string> = {
  ...{ '\u0302': 'hat', '^': 'hat', ˆ: 'hat', '\u0303': 'tilde', '~': 'tilde', '˜': 'tilde' },
  ...{ '\u0304': 'bar', '¯': 'bar', '\u0305': 'overline', '‾': 'overline', '―': 'overline' },
  ...{ '\u0307': 'dot', '˙': 'dot', '\u0308': 'ddot', '¨': 'ddot', '\u20DB': 'dddot' },
  ...{ '\u030C': 'check', ˇ: 'check', '\u0306': 'breve', '˘': 'breve', '\u0300': 'grave' },
  ...{ '\u0301': 'acute', '\u20D7': 'vec', '→': 'vec', '\u20D6': 'overleftarrow' },
  ...{ '⏞': 'overbrace', '︷': 'overbrace', _: 'underline', '⏟': 'underbrace', '︸': 'underbrace' },
}

/** What stands before or after an expression and grows with it; empty for nothing. */
export function texFence(sign: string): string {
  const bare = sign.trim()
  if (bare === '') return '.'
  const named = /^[()[\]|/]$/.test(bare) ? bare : (NAMED.get(bare)?.trim() ?? null)
  if (named === null) throw new Unwritable(`a bracket ${bare}`)
  return /[a-z]$/i.test(named) ? `${named} ` : named
}

/** Tidied: spaces only where they part a name from a letter. */
export const tidyTex = (tex: string) =>
  tex
    .replace(/\s+/g, ' ')
    .replace(/(?<!\\) (?=[}^_)\]'=+,;])/g, '')
    .replace(/([{(]) /g, '$1')
    .trim()
