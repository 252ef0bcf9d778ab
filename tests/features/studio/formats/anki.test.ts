import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { Sqlite } from '~/db/sqlite-driver.server'
import { readAnki, readAnkiPackage } from '~/features/studio/formats/anki.server'
import { Unreadable } from '~/features/studio/formats/unreadable'

const MODELS = {
  1: {
    type: 0,
    flds: [{ name: 'Front' }, { name: 'Back' }],
    tmpls: [{ qfmt: '{{Front}}', afmt: '{{FrontSide}}<hr id=answer>{{Back}}' }],
  },
  2: {
    type: 1,
    flds: [{ name: 'Text' }, { name: 'Extra' }],
    tmpls: [{ qfmt: '{{cloze:Text}}', afmt: '{{cloze:Text}}' }],
  },
}

type Written = { model: 1 | 2; fields: string[] }

function collection(notes: Written[], more = ''): Uint8Array {
  const database = new Sqlite(':memory:')
  database.exec(`create table col (models text, decks text);
    create table notes (id integer, mid integer, flds text);
    create table cards (nid integer, did integer, ord integer); ${more}`)
  const decks = { 7: { name: 'Languages::French' } }
  database
    .prepare('insert into col values (?, ?)')
    .run(JSON.stringify(MODELS), JSON.stringify(decks))
  for (const [at, { model, fields }] of notes.entries()) {
    database.prepare('insert into notes values (?, ?, ?)').run(at + 1, model, fields.join('\x1f'))
    database.prepare('insert into cards values (?, 7, 0)').run(at + 1)
  }
  return new Uint8Array(database.serialize())
}

/** A message of protobuf with texts and a small number by their field numbers. */
const message = (fields: [number: number, value: string | number][]) =>
  Uint8Array.from(
    fields.flatMap(([number, value]) =>
      typeof value === 'number'
        ? [number * 8, value]
        : [number * 8 + 2, strToU8(value).length, ...strToU8(value)],
    ),
  )

function newCollection(): Uint8Array {
  const database = new Sqlite(':memory:')
  database.exec(`create table col (id integer);
    create table notes (id integer, mid integer, flds text);
    create table cards (nid integer, did integer, ord integer);
    create table notetypes (id integer primary key, name text, config blob);
    create table fields (ntid integer, ord integer, name text);
    create table templates (ntid integer, ord integer, name text, config blob);
    create table decks (id integer primary key, name text);
    insert into fields values (1, 0, 'Front'), (1, 1, 'Back');
    insert into decks values (7, 'Languages' || char(31) || 'French');
    insert into notes values (1, 1, 'chat' || char(31) || 'cat');
    insert into cards values (1, 7, 0);`)
  database.prepare('insert into notetypes values (1, ?, ?)').run('Basic', message([[1, 0]]))
  const template = message([
    [1, '{{Front}}'],
    [2, '{{Back}}'],
  ])
  database.prepare('insert into templates values (1, 0, ?, ?)').run('Card', template)
  return new Uint8Array(database.serialize())
}

/** A frame of zstd that holds its bytes as they are, in blocks of 128 KB. */
function zstd(bytes: Uint8Array): Uint8Array {
  const parts: number[] = [0x28, 0xb5, 0x2f, 0xfd, 0x80, 0x58, 0, 0, 0, 0]
  const size = [0, 8, 16, 24].map((shift) => (bytes.length >>> shift) & 0xff)
  parts.splice(6, 4, ...size)
  for (let at = 0; at < bytes.length; at += 131_072) {
    const block = bytes.subarray(at, at + 131_072)
    const head = block.length * 8 + (at + 131_072 >= bytes.length ? 1 : 0)
    parts.push(head & 0xff, (head >>> 8) & 0xff, (head >>> 16) & 0xff, ...block)
  }
  return Uint8Array.from(parts)
}

describe('a deck of Anki', () => {
  it('asks for a short back, in the deck’s category', () => {
    const { questions } = readAnki(collection([{ model: 1, fields: ['<b>chat</b>', 'cat'] }]))
    expect(questions).toEqual([
      {
        id: null,
        category: 'French',
        kind: 'text',
        ask: '**chat**',
        choices: [{ text: 'cat', right: true, reason: null }],
        passage: null,
      },
    ])
  })

  it('keeps a note with a long back as text', () => {
    const { questions, notes } = readAnki(
      collection([{ model: 1, fields: ['Why?', 'a '.repeat(60)] }]),
    )
    expect(questions).toEqual([])
    expect(notes[0]?.text).toMatch(/^\*\*Why\?\*\*\n\na a a/)
  })

  it('asks for each gap of a cloze, and takes what else it says as the reason', () => {
    const fields = [
      '{{c1::Paris}} is the capital of {{c2::France::country}}, {{c1::Paris}}.',
      'Geography',
    ]
    const { questions } = readAnki(collection([{ model: 2, fields }]))
    expect(questions.map(({ ask }) => ask)).toEqual([
      '\\_\\_\\_\\_ is the capital of France, Paris.',
      'Paris is the capital of \\_\\_\\_\\_, Paris.',
    ])
    expect(questions[1]?.choices).toEqual([{ text: 'France', right: true, reason: 'Geography' }])
  })

  it('names sounds and pictures, and keeps formulas', () => {
    const fields = ['[sound:a.mp3]<img src="b.png"> [$]x^2[/$]?', '4']
    const { questions, dropped } = readAnki(collection([{ model: 1, fields }]))
    expect(questions[0]?.ask).toBe('$x^2$?')
    expect(dropped.map(({ why }) => why)).toEqual([
      'a sound (a.mp3) is not taken over',
      'a picture (b.png) is not taken over',
    ])
  })

  it('is read from its package, the newest collection first', () => {
    const old = collection([{ model: 1, fields: ['please', 'update'] }])
    const zip = zipSync({ 'collection.anki2': old, 'collection.anki21b': zstd(newCollection()) })
    const { questions } = readAnkiPackage(zip)
    expect(questions.map(({ ask, category }) => [ask, category])).toEqual([['chat', 'French']])
  })

  it('with a view that never ends, or no notes, is refused', () => {
    const endless = `create view a as with recursive b(c) as (select 1 union all select c from b) select * from b;`
    for (const bytes of [
      collection([], endless),
      collection([], 'create table g (a integer, b integer as (a + 1));'),
      collection([]).slice(0, 3_000),
      strToU8('SQLite format 3\0 and no more'),
    ]) {
      expect(() => readAnki(bytes)).toThrow(Unreadable)
    }
  })
})
