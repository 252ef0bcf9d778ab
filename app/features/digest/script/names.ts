/** Capitals that are read as a word, and how. */
const READ: Record<string, string> = Object.fromEntries(
  `NASA Nasa,NATO Nato,UNESCO Unesco,UNICEF Unicef,JSON Jason,RAM ram,ROM rom,REST rest,CRUD crud,
  DOM dom,GIF gif,JPEG jay peg,JPG jay peg,ARIA aria,AJAX Ajax,SCSS sass,SASS sass,LASER laser,
  WYSIWYG wizzy wig,CORS cores,SIM sim,PIN pin,BASIC basic,LAN lan,WAN wan,AIDS aids,OPEC Opec,
  OK okay,SARS sars,COVID covid,FIFA Fifa,CRISPR crisper,JAWS jaws,SaaS sass,LESS less,NAND nand,
  SOAP soap,POST post,GET get,PUT put,HEAD head,PATCH patch,DELETE delete,README read me,TODO to do`
    .split(/,\s*/)
    .map((entry) => {
      const [name = '', ...words] = entry.split(' ')
      return [name, words.join(' ')]
    }),
)

/** Words that are set in capitals for weight. */
const WEIGHTED = new Set(
  `A ALL ALSO ALWAYS AN AND ANY ARE AS AT BE BUT BY CAN DO DOES EVERY FOR FROM HAS HAVE HOW IF IN IS IT
  MANY MAY MORE MOST MUST NEVER NEW NO NONE NOT NOTE NOW OF ON ONE ONLY OR OUR OUT SAME SHOULD SO SOME
  TAKE THAT THE THEN THIS TIP TO TWO UP USE WAS WE WHAT WHEN WHO WHY WILL WITH YOU YOUR`.split(
    /\s+/,
  ),
)

/** What is spelled also where it is written small: names of files, elements and formats. */
const SPELLED = new Set(
  `html css js ts md url api npm npx svg png sql php http https src href li ul ol td tr th xml yml csv
  pdf id ui ux os jsx tsx`.split(/\s+/),
)

/**
 * A name in Latin letters as it is said: `getElementById` is “get Element By I D”, `HTML` is
 * “H T M L”, `URLs` “U R L's”, `NASA` a word. Figures are left for whoever says numbers.
 */
export function saidName(name: string): string {
  return name
    .replace(/[_\-/\\.]+/g, ' ')
    .replace(/\p{Lu}{2,}s(?!\p{Ll})/gu, saidWord)
    .replace(
      /(?<=\p{Ll})(?=\p{Lu}\p{Ll})|(?<=\p{Lu}{2})(?=\p{Lu}\p{Ll})|(?<=\p{Ll})(?=\p{Lu}{2})/gu,
      ' ',
    )
    .replace(/(?<=\p{L})(?=\d)|(?<=\d)(?=\p{L}{2})/gu, ' ')
    .replace(/\p{L}+(?:'s\b)?/gu, saidWord)
}

/** One word of a name as it is said. */
export function saidWord(word: string): string {
  const plural = /^\p{Lu}{2,}'?s$/u.test(word) || /^(?:urls|apis|ids)$/.test(word)
  const bare = plural ? word.replace(/'?s$/, '') : word
  const known = READ[bare]
  if (known) return known + (plural ? 's' : '')
  const spelled = SPELLED.has(bare) || /^[Ii]d$/.test(bare)
  if (!spelled && !/^\p{Lu}{2,}$/u.test(bare)) return word
  if (WEIGHTED.has(bare) || bare.length > 5) return word.toLowerCase()
  return [...bare.toUpperCase()].join(' ') + (plural ? "'s" : '')
}
