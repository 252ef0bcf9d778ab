import { Decompress } from 'fzstd'
import { z } from 'zod'
import { Sqlite } from '~/db/sqlite-driver.server'
import { type AnkiNote, bankOfNotes, type NoteType } from './anki-notes'
import { unzipped } from './archive'
import type { Bank } from './bank'
import { Allowance, ARCHIVE } from './inflating'
import { fieldsOf, textField } from './protobuf'
import { Unreadable } from './unreadable'

const NOTES = 20_000
const COLLECTIONS = ['collection.anki21b', 'collection.anki21', 'collection.anki2']

/** Whether an archive is one of Anki's. */
export const isAnkiPackage = (names: string[]): boolean =>
  names.some((name) => COLLECTIONS.includes(name))

/** Whether bytes begin like an SQLite database, as a bare collection of Anki's does. */
export const isSqlite = (bytes: Uint8Array): boolean =>
  new TextDecoder('latin1').decode(bytes.subarray(0, 16)) === 'SQLite format 3\0'

/**
 * Reads the newest collection of an `.apkg` file.
 *
 * @throws Unreadable
 */
export function readAnkiPackage(bytes: Uint8Array): Bank {
  const files = unzipped(bytes, (name) => COLLECTIONS.includes(name))
  const name = COLLECTIONS.find((one) => files.has(one)) ?? ''
  const file = files.get(name) ?? new Uint8Array()
  return readAnki(name.endsWith('b') ? decompressed(file) : file)
}

function decompressed(bytes: Uint8Array): Uint8Array {
  const taking = new Allowance().file('the collection', bytes.length, ARCHIVE.bytes)
  try {
    const stream = new Decompress((part) => taking.take(part))
    for (let at = 0; at < bytes.length; at += 16_384) {
      stream.push(bytes.subarray(at, at + 16_384), at + 16_384 >= bytes.length)
    }
  } catch (error) {
    if (error instanceof Unreadable) throw error
    throw new Unreadable('the collection is broken')
  }
  return taking.whole()
}

/**
 * Reads a collection of Anki's: an SQLite database, kept in memory.
 *
 * @throws Unreadable
 */
export function readAnki(bytes: Uint8Array): Bank {
  if (!isSqlite(bytes)) throw new Unreadable('the collection is no database')
  let notes: AnkiNote[]
  try {
    const database = new Sqlite(Buffer.from(bytes), { readonly: true })
    try {
      notes = notesOf(database)
    } finally {
      database.close()
    }
  } catch (error) {
    if (error instanceof Unreadable) throw error
    throw new Unreadable('is no collection of Anki’s, or a broken one')
  }
  return bankOfNotes(notes)
}

type Stored = Sqlite

function notesOf(database: Stored): AnkiNote[] {
  database.pragma('trusted_schema = off')
  const tables = database
    .prepare<[], { name: string; type: string; sql: string | null }>(
      'select name, type, sql from sqlite_master',
    )
    .all()
  // A view or a generated column under one of these names could be made to never end.
  const names = new Set(tables.map(({ name }) => name))
  const strange = tables.some(({ type, sql }) => {
    const plain =
      (type === 'table' || type === 'index') && !/\bVIRTUAL\b|\bAS\s*\(/i.test(sql ?? '')
    return !plain
  })
  if (strange || !names.has('notes')) throw new Unreadable('is no collection of Anki’s')
  const types = names.has('notetypes') ? newTypes(database) : oldTypes(database)
  const decks = names.has('decks') ? newDecks(database) : oldDecks(database)
  const deckOf = new Map(
    database
      .prepare<[], { nid: number; did: number }>('select nid, did from cards order by ord desc')
      .all()
      .map(({ nid, did }) => [nid, decks.get(String(did)) ?? null]),
  )
  const rows = database
    .prepare<[number], { id: number; mid: number; flds: string }>(
      'select id, mid, cast(flds as text) as flds from notes order by id limit ?',
    )
    .all(NOTES + 1)
  if (rows.length > NOTES) throw new Unreadable(`holds more than ${NOTES} notes`)
  return rows.map(({ id, mid, flds }) => {
    const deck = deckOf.get(id) ?? null
    const fields = String(flds).split('\x1f')
    return { type: types.get(String(mid)), deck: deck === 'Default' ? null : deck, fields }
  })
}

const storedTypes = z.record(
  z.string(),
  z.object({
    type: z.coerce.number().optional(),
    cloze: z.boolean().optional(),
    flds: z.array(z.object({ name: z.string() })),
    tmpls: z.array(z.object({ qfmt: z.string(), afmt: z.string() })),
  }),
)
const storedDecks = z.record(z.string(), z.object({ name: z.string() }))

function columnOf(database: Stored, name: 'models' | 'decks'): unknown {
  const row = database.prepare<[], { json: string }>(`select ${name} as json from col`).get()
  return JSON.parse(row?.json || '{}')
}

function oldTypes(database: Stored): Map<string, NoteType> {
  const known = storedTypes.parse(columnOf(database, 'models'))
  return new Map(
    Object.entries(known).map(([id, { type, cloze, flds, tmpls }]) => [
      id,
      {
        cloze: type === 1 || cloze === true,
        fields: flds.map(({ name }) => name),
        templates: tmpls.map(({ qfmt, afmt }) => ({ q: qfmt, a: afmt })),
      },
    ]),
  )
}

const oldDecks = (database: Stored) =>
  new Map(
    Object.entries(storedDecks.parse(columnOf(database, 'decks'))).map(([id, { name }]) => [
      id,
      name,
    ]),
  )

type Configured = { id: number; name: string; config: Uint8Array }

/** Since 2020 types and decks are tables, and their settings protobuf messages. */
function newTypes(database: Stored): Map<string, NoteType> {
  const all = database.prepare<[], Configured>('select id, name, config from notetypes').all()
  const fields = database.prepare<[number], { name: string }>(
    'select name from fields where ntid = ? order by ord',
  )
  const templates = database.prepare<[number], Configured>(
    'select name, config from templates where ntid = ? order by ord',
  )
  return new Map(
    all.map(({ id, config }) => [
      String(id),
      {
        cloze: fieldsOf(config).some(({ number, value }) => number === 1 && value === 1),
        fields: fields.all(id).map(({ name }) => name),
        templates: templates.all(id).map((one) => {
          const settings = fieldsOf(one.config)
          return { q: textField(settings, 1), a: textField(settings, 2) }
        }),
      },
    ]),
  )
}

const newDecks = (database: Stored) =>
  new Map(
    database
      .prepare<[], { id: number; name: string }>('select id, name from decks')
      .all()
      .map(({ id, name }) => [String(id), name.replaceAll('\x1f', '::')]),
  )
