import { eq } from 'drizzle-orm'
import { reader } from '~/db/db.server'
import { digests, shares } from '~/db/schema'
import type { Role } from '~/features/account/account'
import { createAccount } from '~/features/account/account.server'
import { makeFeed } from '~/features/digest/feed/own-feed.server'
import { keepAudio } from '~/features/digest/kept-audio.server'
import { makeShare } from '~/features/digest/share/share.server'
import { askMentor } from '~/features/sprint/mentor.server'
import { chooseReward } from '~/features/sprint/sprint.server'
import { bringText } from '~/features/studio/bring-text.server'
import { compile } from '~/features/studio/compile.server'
import type { NewPart } from '~/features/studio/draft-change'
import { beginDraft, emptyCourse } from '~/features/studio/drafts.server'
import { invite } from '~/features/studio/instructors.server'
import { publish } from '~/features/studio/publish.server'
import { NEW_QUESTION } from '~/features/studio/question-form'
import { beginLesson } from '~/features/study/lesson.server'
import { beginPractice } from '~/features/study/practice.server'
import type { Studying } from '~/features/study/study.server'
import { browserOf } from './finisher'
import { newLearner, study } from './study'
import { tinyCourse } from './tiny-course'
import { type Visitor, visitor } from './visitor'

/** Everyone who may come. `instructor` teaches the courses; nobody else does. */
export const ACTORS = [
  'stranger',
  'guest',
  'learner',
  'other learner',
  'instructor',
  'other instructor',
  'admin',
] as const
export type Actor = (typeof ACTORS)[number]

const ROLES: Partial<Record<Actor, Role>> = {
  learner: 'learner',
  'other learner': 'learner',
  instructor: 'instructor',
  'other instructor': 'instructor',
  admin: 'admin',
}

export const COURSES = ['tiny', 'other'] as const
export const PASSWORD = 'a password of tests'

/** What one learner has, each by its id. */
export type Things = {
  person: string
  /** Begun, with no answer. */
  lesson: string
  practice: string
  /** Of which no reward is chosen. */
  sprint: string
  badge: string
  /** A mentor question. */
  question: string
  /** A digest with its audio. */
  digest: string
  /** One share of it, and the token of another. */
  share: string
  token: string
  /** The token of their feed. */
  feed: string
  /** A draft with the module `m1`, the concept `k1` and, in the pool, the question `q1`. */
  draft: string
  /** A text that a draft begins with, and that is not read yet. */
  reading: string
  /** The tokens of two invitations to drafts of somebody else. */
  invitation: string
  invited: string
}

let made = 0

/** A digest that the learner recorded, ready to be heard. */
async function newDigest(learnerId: string): Promise<string> {
  const id = `digest-${++made}`
  const mp3 = new TextEncoder().encode(`heard in ${id}`)
  const at = new Date()
  const audio = { id: `audio-${made}`, type: 'audio/mpeg', bytes: mp3.length, seconds: 9 } as const
  const measured = { lufs: -16, peakDb: -1, voice: 'recorded', cues: [], chapters: [], peaks: [] }
  await keepAudio({ ...audio, ...measured }, mp3, (tx) =>
    tx.insert(digests).values({
      id,
      kind: 'recorded',
      learnerId,
      courseId: 'tiny',
      versionId: 'tiny@1',
      moduleId: 'tiny/m1',
      language: 'en',
      title: 'Module 1',
      state: 'ready',
      script: [],
      audioId: audio.id,
      createdAt: at,
      changedAt: at,
    }),
  )
  return id
}

/** Two shares of a digest: the id of one, the token of the other. */
async function sharesOf(learnerId: string, digest: string) {
  const by = { id: learnerId, address: `home of ${learnerId}` }
  await makeShare(by, digest, { name: null, span: 'week' })
  const [row] = await reader().select().from(shares).where(eq(shares.digestId, digest))
  const { token } = await makeShare(by, digest, { name: 'A name', span: 'never' })
  return { share: row?.id ?? '', token }
}

async function newPerson(actor: string, role: Role | undefined): Promise<Studying> {
  if (!role) return newLearner()
  const id = await createAccount({ name: actor, password: PASSWORD, role, language: null })
  if (!id) throw new Error(`${actor} is there already`)
  return { id, zone: 'UTC' }
}

async function finishSprint(learner: Studying, course: string, from: number): Promise<string> {
  let third = ''
  for (const n of [0, 1, 2]) third = await study(learner, course, `m${from + n}`)
  return third
}

/** A draft as an instructor begins it; whoever is none has it, and may not work on it. */
async function newDraft(id: string): Promise<string> {
  const content = { title: 'Module 1', body: 'A text.' }
  const parts: NewPart[] = [
    emptyCourse('en', 'Somebody'),
    { kind: 'module', id: 'm1', content },
    {
      kind: 'concept',
      id: 'k1',
      parentId: 'm1',
      content: { title: 'Concept 1', summary: '', needs: [] },
    },
    { kind: 'question', id: 'q1', parentId: 'm1', place: 'pool', content: NEW_QUESTION },
  ]
  return beginDraft({ id, role: 'instructor' }, parts)
}

async function newReading(id: string): Promise<string> {
  const brought = { name: '', bytes: new TextEncoder().encode('A text.'), language: null }
  const sent = await bringText({ id, role: 'instructor', name: 'Somebody' }, brought)
  if (sent.kind === 'refused') throw new Error('a text that is not taken')
  return sent.id
}

/** An invitation to a draft of an instructor who is none of the actors. */
async function newInvitation(): Promise<string> {
  const inviting = { name: `inviting ${++made}`, password: PASSWORD, language: null }
  const id = (await createAccount({ ...inviting, role: 'instructor' })) ?? ''
  const editor = { id, role: 'instructor' }
  return invite(editor, await newDraft(id))
}

/** Three finished sprints, one reward of each kind, and a lesson and a practice that are open. */
export async function thingsOf(learner: Studying): Promise<Things> {
  const sprint = await finishSprint(learner, 'tiny', 1)
  const badge = await chooseReward(learner, await finishSprint(learner, 'tiny', 4), 'badge')
  const asked = await finishSprint(learner, 'other', 1)
  const question = await chooseReward(learner, asked, 'mentor-question')
  const lesson = await beginLesson(learner, 'other', 'm4')
  const practice = await beginPractice(learner, 'other', 'm4-a')
  const digest = await newDigest(learner.id)
  const { share, token } = await sharesOf(learner.id, digest)
  const feed = await makeFeed(learner.id)
  const own = {
    lesson,
    practice,
    sprint,
    badge: badge.id,
    question: question.id,
    digest,
    share,
    token,
    feed,
    draft: await newDraft(learner.id),
    reading: await newReading(learner.id),
    invitation: await newInvitation(),
    invited: await newInvitation(),
  }
  return { person: learner.id, ...own }
}

export type World = {
  things: Record<Exclude<Actor, 'stranger'>, Things>
  /** Those of somebody who is none of the actors; their mentor question is asked. */
  foreign: Things
  /** The actor on a device and at an address of their own, signed in anew. */
  as: (actor: Actor) => Promise<Visitor>
}

let visits = 0

/** Two courses and everyone who may come, each with things of their own. */
export async function peopled(): Promise<World> {
  const people = new Map<string, Studying>()
  for (const actor of ACTORS) {
    if (actor !== 'stranger') people.set(actor, await newPerson(actor, ROLES[actor]))
  }
  const instructorId = people.get('instructor')?.id ?? ''
  for (const id of COURSES) {
    await publish(await compile(tinyCourse({ id })), { instructorId, admin: false })
  }
  const things: Record<string, Things> = {}
  for (const [actor, person] of people) things[actor] = await thingsOf(person)
  const owner = await newPerson('owner', 'learner')
  const foreign = await thingsOf(owner)
  await askMentor(owner.id, foreign.question, { module: 'm1', text: 'Why is it so?' })
  return {
    things: things as World['things'],
    foreign,
    as: (actor) => {
      visits += 1
      const ip = `198.51.${Math.floor(visits / 250)}.${visits % 250}`
      const person = people.get(actor)
      return person ? browserOf(person.id, { ip }) : Promise.resolve(visitor({ ip }))
    },
  }
}
