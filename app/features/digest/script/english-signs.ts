type Rule = [pattern: RegExp, words: string | ((...found: string[]) => string)]

/** What stands after a number, said for one and for more. */
export const UNITS: Record<string, [one: string, many: string]> = Object.fromEntries(
  `km kilometre,m metre,cm centimetre,mm millimetre,kg kilogram,g gram,mg milligram,lb pound,
  ms millisecond,s second,sec second,min minute,h hour,hrs hour,hr hour,px pixel,KB kilobyte,kB kilobyte,
  MB megabyte,GB gigabyte,TB terabyte,kbit/s kilobit per second,Mbps megabit per second,km/h kilometre per hour,
  Hz hertz,kHz kilohertz,MHz megahertz,GHz gigahertz,W watt,kW kilowatt,kWh kilowatt hour,V volt,
  ml millilitre,l litre,L litre,em em,rem rem,vh percent of the height,vw percent of the width,
  fps frame per second,dB decibel,x times,k thousand,K thousand,M million,bn billion`
    .split(/,\s*/)
    .map((entry) => {
      const [sign = '', ...words] = entry.split(' ')
      const one = words.join(' ')
      return [sign, [one, many(one)]]
    }),
)

function many(unit: string): string {
  if (/hertz|times|thousand|million|billion|^percent|\bem$|\brem$/.test(unit)) return unit
  return unit.replace(/^(\w+)( per .*| hour)?$/, (_, noun: string, rest = '') =>
    rest === ' hour' ? `${noun} hours` : `${noun}s${rest}`,
  )
}

export const ABBREVIATIONS: Rule[] = [
  [/\be\.\s?g\.,?/gi, 'for example,'],
  [/\bi\.\s?e\.,?/gi, 'that is,'],
  [/\betc\.(?=\s+[A-Z]|\s*$)/g, 'and so on.'],
  [/\betc\.?/g, 'and so on'],
  [/\bet al\./g, 'and others'],
  [/\b(?:vs|v)\.\s/g, 'versus '],
  [/\bvs\b/g, 'versus'],
  [/\bDr\.\s/g, 'Doctor '],
  [/\bProf\.\s/g, 'Professor '],
  [/\bMr\.\s/g, 'Mister '],
  [/\bMrs\.\s/g, 'Missus '],
  [/\bMs\.\s/g, 'Miz '],
  [/\bSt\.\s/g, 'Saint '],
  [/\b[Ff]igs?\.\s(?=\d)/g, 'figure '],
  [/\b[Ee]qs?\.\s(?=\d)/g, 'equation '],
  [/\bNos?\.\s(?=\d)/g, 'number '],
  [/\b[Vv]ol\.\s(?=\d)/g, 'volume '],
  [/\bpp?\.\s(?=\d)/g, 'page '],
  [/\b[Aa]pprox\.\s/g, 'about '],
  [/\bca?\.\s(?=\d)/g, 'about '],
  [/\bcf\.\s/g, 'compare '],
  [/\bw\//g, 'with '],
  [/\ba\.\s?m\./gi, 'A M'],
  [/\bp\.\s?m\./gi, 'P M'],
  [/\b(\p{Lu})\.(?=\s?\p{Lu}[.\p{L}])/gu, '$1 '],
]

/** Signs of programs that have a name. */
export const CODE_SIGNS: Rule[] = [
  [/\bC\+\+/g, 'C plus plus'],
  [/\b([CF])#/g, '$1 sharp'],
  [/<!--|-->|<!DOCTYPE[^>]*>/gi, ' '],
  [
    /<(\/?)([a-zA-Z][\w-]*)(?:\s[^<>]*)?\s?\/?>(\s+(?:tags?|elements?)\b)?/g,
    (_, close = '', name = '', kind = '') =>
      `${close ? 'closing ' : ''}${name.length === 1 ? name.toUpperCase() : name}${kind || ' tag'}`,
  ],
  [/!==?/g, ' is not equal to '],
  [/={3}/g, ' triple equals '],
  [/={2}/g, ' double equals '],
  [/=>/g, ' arrow '],
  [/&&/g, ' double ampersand '],
  [/\|\|/g, ' double pipe '],
  [/\+\+/g, ' plus plus '],
  [/(?<=^|\s)#(?=\s|$)/g, ' hash sign '],
  [/\{\s?\}/g, ' curly brackets '],
  [/\[\s?\]/g, ' square brackets '],
]

/** Signs that are said; those that are not go at the end. */
export const SIGNS: Rule[] = [
  [/\s?<=\s?|\s?≤\s?/g, ' at most '],
  [/\s?>=\s?|\s?≥\s?/g, ' at least '],
  [/\s?<\s?(?=[\w(])/g, ' less than '],
  [/\s?>\s?(?=[\w(])/g, ' greater than '],
  [/\s?[→⇒➜➔]\s?|\s?->\s?/g, ' to '],
  [/\s?[←⇐]\s?|\s?<-\s?/g, ' from '],
  [/\s?↔\s?/g, ' to and from '],
  [/\s?≈\s?|\s?~(?=\d)/g, ' about '],
  [/\s?≠\s?/g, ' is not equal to '],
  [/\s?±\s?/g, ' plus or minus '],
  [/\s?[×✕]\s?/g, ' times '],
  [/(?<=\w\s)\*(?=\s\w)|(?<=\d)\*(?=\d)/g, ' times '],
  [/\s?÷\s?/g, ' divided by '],
  [/−(?=\d)|(?<=\s)-(?=\d)/g, ' minus '],
  [/\s−\s/g, ' minus '],
  [/\s?=\s?/g, ' equals '],
  [/\s?\+\s?/g, ' plus '],
  [/\s?&\s?/g, ' and '],
  [/(?<=\w)\s?%/g, ' percent'],
  [/²/g, ' squared'],
  [/³/g, ' cubed'],
  [/½/g, ' one half'],
  [/¼/g, ' one quarter'],
  [/¾/g, ' three quarters'],
  [/°/g, ' degrees'],
  [/§\s?/g, 'section '],
  [/√\s?/g, ' the square root of '],
  [/∞/g, ' infinity'],
  [/@(?=\w)/g, ' at '],
  [/\band\/or\b/g, 'and or'],
  [/(?<=\b\p{Ll}{1,12})\/(?=\p{Ll}{1,12}\b)/gu, ' or '],
  [/\//g, ' '],
]

const NAMES =
  'α alpha β beta γ gamma δ delta ε epsilon θ theta λ lambda μ mu π pi ρ rho σ sigma τ tau φ phi χ chi ψ psi ω omega Δ delta Σ sigma Ω omega Π pi µ mu'.split(
    ' ',
  )

export const GREEK: Rule[] = NAMES.flatMap((name, at): Rule[] =>
  at % 2 === 0 ? [[new RegExp(name, 'g'), ` ${NAMES[at + 1]} `]] : [],
)
