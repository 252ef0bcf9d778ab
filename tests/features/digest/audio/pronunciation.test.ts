import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { runFlite } from '~/features/digest/audio/flite.server'
import { LISTS, lexiconFor, pronunciationsIn } from '~/features/digest/audio/pronunciation'

const lists = LISTS.map((path) => readFileSync(path, 'utf8'))
const known = pronunciationsIn(lists.join('\n'))

/** The sounds in which Flite says a text. */
function said(text: string, lexicon = lexiconFor(text, known)): string {
  const words = lexicon === '' ? [] : ['-add_lex', 'words.txt']
  const voice = ['-voice', 'rms', '-ps']
  return runFlite([...voice, ...words, '-t', text, '-o', 'none'], lexicon).printed
}

describe('the English voice', () => {
  it('says a word of the list as the list has it, and without it otherwise', () => {
    expect(said('Git')).toContain('pau g ih t pau')
    expect(said('Git', '')).not.toContain('g ih t')
    expect(said('It was cached.')).toContain('k ae sh t')
  })

  it('takes every sound that the lists are written in', () => {
    const sounds = new Map(
      [...known].flatMap(([word, all]) => all.split(' ').map((s) => [s, word])),
    )
    const sample = [...new Set(sounds.values())]
    expect(sounds.size).toBeGreaterThan(30)
    const wanted = sample.map((word) => known.get(word)?.replace(/\d/g, ''))
    const printed = said(`${sample.join('! ')}!`)
    expect(printed).not.toContain('not in lexicon')
    for (const word of wanted) expect(printed).toContain(`pau ${word} pau`)
  })
})

describe('a list of pronunciations', () => {
  it('gives each word of a text once, and of two lists the later', () => {
    const two = pronunciationsIn('# what it is : this\na : ey1\ngit : jh ih1 t\n\ngit : g ih1 t\n')
    expect([...two.keys()]).toEqual(['a', 'git'])
    expect(lexiconFor('A Git, a git: digit.', two)).toBe('a : ey1\ngit : g ih1 t\n')
    expect(lexiconFor('None.', two)).toBe('')
  })

  it('holds words of letters alone, each line whole', () => {
    for (const list of lists) {
      const lines = list.split('\n').filter((line) => line && !line.startsWith('#'))
      expect(lines.filter((line) => !/^[a-z]{3,} :(?: [a-z]{1,2}\d?)+$/.test(line))).toEqual([])
    }
  })
})
