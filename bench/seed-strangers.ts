// Fills an empty database for bench/strangers.ts with the demo course and a share that anybody may
// open. Prints the paths of the pages as one JSON object.
import { randomUUID } from 'node:crypto'
import { newDigest } from '#/tests/support/shares'
import { openDatabase, transaction } from '~/db/db.server'
import { learners } from '~/db/schema'
import { makeShare } from '~/features/digest/share/share.server'
import { prepareSite } from '~/features/studio/site.server'
import { readSettings } from '~/settings.server'

const COURSE = 'how-memory-works'

const database = await openDatabase(readSettings(process.env))
await prepareSite()
const id = randomUUID()
const createdAt = new Date()
await transaction(async (tx) => {
  await tx.insert(learners).values({ id, language: 'en', zone: 'Europe/Berlin', createdAt })
})
const digest = await newDigest({ id: randomUUID(), learnerId: id, course: COURSE })
const address = '127.0.0.1'
const form = { name: 'Amara', span: 'month' } as const
const { token } = await makeShare({ id, address }, digest.id, form)
await database.close()
const pages = { catalogue: '/', course: `/courses/${COURSE}`, share: `/shares/${token}` }
process.stdout.write(JSON.stringify(pages))
