// A process of its own: says English sentences. See child.server.ts.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { projectFolder } from '~/apart.server'
import { answerParent, Unable } from './child-work.server'
import { runFlite } from './flite.server'
import { LISTS, lexiconFor, pronunciationsIn } from './pronunciation'
import { plainLetters } from './utterance'

const VOICE = 'rms'
const HEAD = 44 // bytes of a WAV before its samples
const RATE = 16_000

const lists = LISTS.map((path) => readFile(join(projectFolder(), path), 'utf8'))
const known = pronunciationsIn((await Promise.all(lists)).join('\n'))

function say(text: string, tempo: number): Uint8Array {
  const lexicon = lexiconFor(text, known)
  const words = lexicon === '' ? [] : ['-add_lex', 'words.txt']
  const stretch = `duration_stretch=${(1 / tempo).toFixed(4)}`
  const args = ['-voice', VOICE, ...words, '--setf', stretch, '-t', text, '-o', 'said.wav']
  const { status, file } = runFlite(args, lexicon)
  if (status !== 0) throw new Unable('unsaid')
  return file.subarray(HEAD)
}

await answerParent(async ({ head: { text, tempo } }) => ({
  head: { rate: RATE },
  // What stands in an argument beyond ASCII breaks the shim.
  body: say(plainLetters(String(text)), Number(tempo)),
}))
