import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  ACTORS,
  type Actor,
  PASSWORD,
  peopled,
  type Things,
  type World,
} from '#/tests/support/actors'
import { type TestDatabase, testDatabase } from '#/tests/support/database'
import { everything } from '#/tests/support/everything'
import { routes } from '#/tests/support/site'
import { cardOf, responseTo } from '#/tests/support/study'
import { ORIGIN, type Visit, type Visitor } from '#/tests/support/visitor'
import { courseNow } from '~/features/course/course.server'

type Statuses = Record<Actor, number>
type Whose = 'own' | 'foreign' | 'missing'
/** What each actor meets; `own` alone where a thing belongs to nobody. */
type Row = Partial<Record<Whose, Statuses>>

const to = (status: number, but: Partial<Statuses> = {}): Statuses => ({
  ...(Object.fromEntries(ACTORS.map((actor) => [actor, status])) as Statuses),
  ...but,
})

const NOBODY = to(404)
/** Every learner with a thing; a stranger has none. */
const owners = (status: number) => to(status, { stranger: 404 })
/** Those with an account. */
const accounts = (status: number) => to(status, { stranger: 401, guest: 401 })
const instructors = (status: number) => ({
  ...accounts(status),
  learner: 403,
  'other learner': 403,
})
const admins = (status: number) => to(403, { stranger: 401, guest: 401, admin: status })
/** The instructor of a course, and any admin. */
const tended = (status: number) => ({ ...instructors(404), instructor: status, admin: status })
const entry = (status: number) => to(303, { stranger: status, guest: status })

/** What a route without an action says, and one without a page. */
const NO_METHOD = to(405)
const NO_PAGE = to(404)
const private_ = (own: number): Row => ({ own: owners(own), foreign: NOBODY, missing: NOBODY })
const public_ = (status: number): Row => ({ own: to(status) })
const course_ = (status: number): Row => ({ own: to(status), missing: NOBODY })
/** For everyone who was told its address. */
const told_ = (status: number): Row => ({ own: to(status), foreign: to(status), missing: NOBODY })
/** For its learner, and for the instructor it is asked to. */
const asked = (own: number): Row => ({
  own: owners(own),
  foreign: to(404, { instructor: own }),
  missing: NOBODY,
})

/** For its instructor, and for any admin. */
const drafted = (status: number): Row => ({
  own: instructors(status),
  foreign: { ...instructors(404), admin: status },
  missing: instructors(404),
})

/** What a draft begins with is its instructor's alone until it is read. */
const begun = (status: number) => ({
  own: instructors(status),
  foreign: instructors(404),
  missing: instructors(404),
})

/** Redirects count as 303. In each row: the page, and the form. */
const MATRIX: Record<string, { GET: Row; POST: Row }> = {
  'routes/catalogue': { GET: public_(200), POST: { own: NO_METHOD } },
  'routes/course': { GET: course_(200), POST: { own: NO_METHOD } },
  'routes/course.embed': { GET: course_(200), POST: { own: NO_METHOD } },
  'routes/module': { GET: course_(200), POST: { own: NO_METHOD } },
  'routes/module.digest': { GET: course_(200), POST: course_(303) },
  'routes/module.place': {
    GET: { own: NO_PAGE },
    POST: { own: owners(200), missing: NOBODY },
  },
  'routes/course.feed': { GET: course_(200), POST: { own: NO_METHOD } },
  'routes/course.feed.picture': { GET: course_(200), POST: { own: NO_METHOD } },
  'routes/graph': { GET: public_(200), POST: { own: NO_METHOD } },
  'course-graph': { GET: course_(200), POST: { own: NO_METHOD } },
  'routes/lessons': { GET: { own: NO_PAGE }, POST: course_(303) },
  'routes/lesson': { GET: private_(200), POST: { own: NO_METHOD } },
  'routes/lesson.answers': { GET: { own: NO_PAGE }, POST: private_(200) },
  'routes/practices': { GET: { own: NO_PAGE }, POST: course_(303) },
  'routes/practice': { GET: private_(200), POST: { own: NO_METHOD } },
  'routes/practice.answers': { GET: { own: NO_PAGE }, POST: private_(200) },
  'routes/sprint': { GET: private_(200), POST: { own: NO_METHOD } },
  'routes/sprint.reward': { GET: { own: NO_PAGE }, POST: private_(303) },
  'routes/rewards': { GET: public_(200), POST: { own: NO_METHOD } },
  'routes/reward': {
    GET: { own: to(200), foreign: to(200), missing: NOBODY },
    POST: { own: NO_METHOD },
  },
  'routes/mentor-questions': { GET: { own: instructors(200) }, POST: { own: NO_METHOD } },
  'routes/mentor-question': { GET: asked(200), POST: { own: NO_METHOD } },
  'routes/mentor-question.question': { GET: asked(200), POST: private_(303) },
  'routes/mentor-question.seen': {
    GET: { own: NO_PAGE },
    POST: {
      own: to(404, { instructor: 303 }),
      foreign: to(404, { instructor: 303 }),
      missing: NOBODY,
    },
  },
  'routes/mentor-question.answer': {
    GET: asked(200),
    POST: {
      own: to(404, { instructor: 303 }),
      foreign: to(404, { instructor: 303 }),
      missing: NOBODY,
    },
  },
  'routes/digests': { GET: public_(200), POST: course_(303) },
  'routes/digest': { GET: private_(200), POST: { own: NO_METHOD } },
  'routes/digest.script': { GET: private_(303), POST: private_(303) },
  'routes/digest.recording': { GET: private_(303), POST: private_(400) },
  'routes/digest.cancellation': { GET: { own: NO_PAGE }, POST: private_(303) },
  'routes/digest.audio': { GET: private_(200), POST: { own: NO_METHOD } },
  'digest-mp3': { GET: private_(200), POST: { own: NO_METHOD } },
  'routes/digest.transcript': { GET: private_(200), POST: { own: NO_METHOD } },
  'routes/digest.chapters': { GET: private_(200), POST: { own: NO_METHOD } },
  'routes/digest.shares': { GET: private_(200), POST: private_(200) },
  'routes/digest.share.revocation': { GET: { own: NO_PAGE }, POST: private_(303) },
  'routes/share': { GET: told_(200), POST: { own: NO_METHOD } },
  'routes/share.audio': { GET: told_(200), POST: { own: NO_METHOD } },
  'routes/share.transcript': { GET: told_(200), POST: { own: NO_METHOD } },
  'routes/share.embed': { GET: told_(200), POST: { own: NO_METHOD } },
  'routes/share.picture': { GET: told_(200), POST: { own: NO_METHOD } },
  'routes/share.reports': { GET: told_(200), POST: told_(303) },
  'routes/oembed': { GET: told_(200), POST: { own: NO_METHOD } },
  'routes/course.digests': {
    GET: { own: tended(200), missing: instructors(404) },
    POST: { own: tended(303), missing: instructors(404) },
  },
  'routes/course.digest.audio': {
    GET: { own: tended(200), foreign: tended(200), missing: instructors(404) },
    POST: { own: NO_METHOD },
  },
  'routes/share.listens': { GET: { own: NO_PAGE }, POST: told_(200) },
  'routes/feeds': { GET: { own: owners(200) }, POST: { own: owners(200) } },
  'routes/feeds.revocation': { GET: { own: NO_PAGE }, POST: { own: owners(303) } },
  'routes/feed': { GET: told_(200), POST: { own: NO_METHOD } },
  'routes/feed.picture': { GET: told_(200), POST: { own: NO_METHOD } },
  'routes/feed.episode': { GET: told_(200), POST: { own: NO_METHOD } },
  'routes/sign-up': { GET: { own: entry(200) }, POST: public_(422) },
  'routes/sign-in': { GET: { own: entry(200) }, POST: public_(422) },
  'routes/sign-out': { GET: { own: NO_PAGE }, POST: public_(303) },
  'routes/account': { GET: { own: accounts(200) }, POST: { own: accounts(303) } },
  'routes/account.password': { GET: { own: accounts(200) }, POST: { own: accounts(422) } },
  'routes/account.export': {
    GET: { own: to(200, { stranger: 303, guest: 303 }) },
    POST: { own: NO_METHOD },
  },
  'routes/account.deletion': { GET: { own: accounts(200) }, POST: { own: accounts(422) } },
  'routes/people': { GET: { own: admins(200) }, POST: { own: NO_METHOD } },
  'routes/person.role': {
    GET: { own: NO_PAGE },
    POST: { own: admins(200), foreign: admins(200), missing: admins(404) },
  },
  'routes/language': { GET: { own: NO_PAGE }, POST: public_(200) },
  'routes/display': { GET: { own: NO_PAGE }, POST: public_(200) },
  'routes/studio': { GET: { own: instructors(200) }, POST: { own: instructors(303) } },
  'routes/studio.texts': { GET: { own: instructors(200) }, POST: { own: instructors(303) } },
  'text-begun': { GET: begun(200), POST: begun(303) },
  'routes/studio.draft': { GET: drafted(200), POST: drafted(200) },
  'routes/studio.bank': { GET: drafted(200), POST: drafted(422) },
  'routes/studio.changes': { GET: { own: NO_PAGE }, POST: drafted(200) },
  'routes/studio.cards': { GET: drafted(200), POST: drafted(200) },
  'routes/studio.concepts': { GET: drafted(200), POST: drafted(200) },
  'routes/studio.proposals': { GET: { own: NO_PAGE }, POST: drafted(200) },
  'routes/studio.concept': { GET: drafted(200), POST: drafted(200) },
  'routes/studio.instructors': { GET: drafted(200), POST: drafted(200) },
  'routes/studio.digests': { GET: drafted(200), POST: { own: NO_METHOD } },
  'routes/studio.digest': { GET: drafted(200), POST: drafted(200) },
  'routes/studio.digest.audio': { GET: drafted(404), POST: { own: NO_METHOD } },
  'routes/studio.preview': { GET: drafted(200), POST: { own: NO_METHOD } },
  'routes/studio.preview.page': { GET: drafted(200), POST: drafted(404) },
  'routes/studio.pictures': { GET: { own: NO_PAGE }, POST: drafted(303) },
  'routes/studio.publication': { GET: drafted(200), POST: drafted(409) },
  'routes/studio.version': { GET: { own: NO_PAGE }, POST: drafted(404) },
  'routes/picture': { GET: { own: to(404) }, POST: { own: NO_METHOD } },
  'routes/invitation': {
    GET: { own: instructors(200), foreign: instructors(200), missing: instructors(404) },
    POST: { own: instructors(303), foreign: instructors(303), missing: instructors(404) },
  },
  'routes/studio.module': { GET: drafted(200), POST: drafted(200) },
  'routes/studio.card': { GET: drafted(200), POST: drafted(303) },
  'routes/studio.pool': { GET: drafted(200), POST: { own: NO_METHOD } },
  'routes/studio.question': { GET: drafted(200), POST: drafted(200) },
  'routes/studio.question.changes': { GET: { own: NO_PAGE }, POST: drafted(303) },
  'routes/studio.restoration': { GET: { own: NO_PAGE }, POST: drafted(200) },
  'routes/studio.source': { GET: drafted(200), POST: { own: NO_METHOD } },
  'routes/studio.source.format': { GET: drafted(200), POST: { own: NO_METHOD } },
  'routes/studio.cuts': { GET: { own: NO_PAGE }, POST: drafted(200) },
  'routes/studio.text': { GET: drafted(200), POST: drafted(422) },
  'routes/studio.steps': { GET: drafted(200), POST: { own: NO_METHOD } },
  'routes/studio.turns': { GET: { own: NO_PAGE }, POST: drafted(200) },
  'routes/studio.removal': { GET: drafted(200), POST: drafted(303) },
  'routes/healthz': { GET: public_(200), POST: { own: NO_METHOD } },
  'routes/readyz': { GET: public_(200), POST: { own: NO_METHOD } },
  'routes/digest.deletion': { GET: private_(200), POST: private_(303) },
  'routes/missing': { GET: { own: NOBODY }, POST: { own: NOBODY } },
}

const ABOUT_COURSE = {
  title: 'Typed',
  summary: '',
  by: '',
  licence: '',
  language: 'en',
  sources: '',
}

const GONE: Things = {
  person: 'nobody',
  lesson: '00000000-0000-4000-8000-000000000000',
  practice: '00000000-0000-4000-8000-000000000000',
  sprint: '00000000-0000-4000-8000-000000000000',
  badge: 'AAAAAAAAAAAAAAAAAAAAAA',
  question: 'AAAAAAAAAAAAAAAAAAAAAA',
  digest: '00000000-0000-4000-8000-000000000000',
  share: '00000000-0000-4000-8000-000000000000',
  token: 'A'.repeat(43),
  feed: 'A'.repeat(43),
  draft: '00000000-0000-4000-8000-000000000000',
  reading: '00000000-0000-4000-8000-000000000000',
  invitation: 'A'.repeat(43),
  invited: 'A'.repeat(43),
}

type Route = Awaited<ReturnType<typeof routes>>[number]
type Case = { route: Route; actor: Actor; whose: Whose; things: Things }

let database: TestDatabase
let world: World
const site = await routes()

beforeAll(async () => {
  database = await testDatabase()
  world = await peopled()
}, 120_000)

afterAll(() => database.drop())

function thingsFor(actor: Actor, whose: Whose): Things {
  if (whose === 'missing') return GONE
  return whose === 'foreign' || actor === 'stranger' ? world.foreign : world.things[actor]
}

/** An invitation can be followed once: each actor has one of their own that was meant for others. */
function invitationFor(actor: Actor, whose: Whose, things: Things): string {
  const own = actor === 'stranger' ? things : world.things[actor]
  return whose === 'foreign' ? own.invited : things.invitation
}

function pathOf({ route, actor, whose, things }: Case): string {
  const values: Record<string, string> = {
    course: whose === 'missing' ? 'no-such-course' : 'tiny',
    module: whose === 'missing' ? 'no-such-module' : 'm1',
    reward: things.badge,
    ...things,
    part: 'audio.mp3',
    format: 'gift',
    concept: whose === 'missing' ? 'no-such-concept' : 'k1',
    picture: '0'.repeat(64),
    ...(route.path?.startsWith('invitations') && { token: invitationFor(actor, whose, things) }),
    ...(route.path?.startsWith('studio/') && { question: whose === 'missing' ? 'q9' : 'q1' }),
  }
  const path = (route.path ?? '').replace(/:(\w+)/g, (_, name) => values[name] ?? `no ${name}`)
  const query = route.path === 'oembed' ? `?url=${ORIGIN}/shares/${things.token}` : ''
  return `/${path.replace('*', 'no/such/page')}${query}`
}

/** The page of a thing: only the first question of its card is asked for. */
async function answerOf(conceptOrCard: 'card' | 'pool', things: Things) {
  const version = await courseNow('other')
  if (conceptOrCard === 'card') {
    const [question] = cardOf(version, 'm4')
    return question && { question: question.id, response: responseTo(question, true) }
  }
  const { practices } = database.read.query
  const practice = await practices.findFirst({
    where: (row, { eq }) => eq(row.id, things.practice),
  })
  const question = version.questions.get(practice?.questionRevisionIds[0] ?? '')
  const other = { question: 'other/m4-p1', response: ['none'] }
  return question ? { question: question.id, response: responseTo(question, true) } : other
}

async function formOf({
  route,
  actor,
  whose,
  things,
}: Case): Promise<Record<string, string | string[]>> {
  const course = whose === 'missing' ? 'no-such-course' : 'tiny'
  const forms: Record<string, () => unknown> = {
    'module.place': () => ({ idea: '2' }),
    lessons: () => ({ course, module: 'm1' }),
    practices: () => ({ course, concept: 'm1-a' }),
    digests: () => ({ course, module: 'm1', kind: 'assembled' }),
    'digest.script': () => ({ revision: '0', title: 'Mine' }),
    'lesson.answers': () => answerOf('card', things),
    'practice.answers': () => answerOf('pool', things),
    'sprint.reward': () => ({ reward: 'badge' }),
    'mentor-question.question': () => ({ module: 'm1', text: `Asked by ${actor}.` }),
    'mentor-question.answer': () => ({ text: 'So it is.' }),
    'sign-up': () => ({ name: `new ${actor}`, password: 'short' }),
    'sign-in': () => ({ name: `nobody like ${actor}`, password: PASSWORD }),
    account: () => ({ language: 'en', zone: '' }),
    'account.password': () => ({ current: 'not it', password: 'another of tests' }),
    'account.deletion': () => ({ password: 'not it' }),
    'digest.shares': () => ({ name: actor, span: 'week' }),
    'share.reports': () => ({ reason: 'other', text: `Reported by ${actor}.` }),
    'course.digests': () => ({ what: 'sharing', sharing: 'open' }),
    'share.listens': () => ({ what: 'started' }),
    'person.role': () => ({ role: whose === 'own' ? 'admin' : 'learner' }),
    studio: () => ({ title: `By ${actor}`, language: 'en' }),
    'studio.texts': () => ({ text: `## A text by ${actor}\n\nIt is short.` }),
    'text-begun': () => ({ text: `Another text by ${actor}.` }),
    'studio.draft': () => ({ base: '1', ...ABOUT_COURSE }),
    'studio.changes': () => ({ what: 'add-module', title: 'Added' }),
    'studio.module': () => ({ base: '1', title: 'Module 1', body: `Typed by ${actor}.` }),
    'studio.concept': () => ({ base: '1', title: `By ${actor}`, summary: '' }),
    'studio.cards': () => ({ what: 'keep', part: 'q1' }),
    'studio.concepts': () => ({ what: 'accept', part: 'k1' }),
    'studio.proposals': () => ({ what: 'ask' }),
    'studio.instructors': () => ({ what: 'invite' }),
    'studio.digest': () => ({ revision: '0', title: '', line: 'own-1', text: 'Mine.' }),
    'studio.preview.page': () => ({ question: 'none', response: 'x' }),
    'studio.pictures': () => ({ module: 'm1', alt: '' }),
    'studio.publication': () => ({ revision: '1000' }),
    'studio.version': () => ({ version: 'tiny@1' }),
    'studio.card': () => ({ place: 'pool' }),
    'studio.question': () => ({ base: '1', kind: 'one', ask: `Typed by ${actor}.` }),
    'studio.question.changes': () => ({ what: 'see', base: '1' }),
    'studio.restoration': () => ({ step: '1' }),
    'studio.cuts': () => ({ what: 'join', at: '1', base: '1' }),
    'studio.turns': () => ({ way: 'undo' }),
    language: () => ({ language: 'en' }),
    display: () => ({ theme: 'dark', size: 'large' }),
  }
  const form = await forms[route.id.replace('routes/', '')]?.()
  return (form ?? {}) as Record<string, string | string[]>
}

/** As a script asks, so that a refusal is a status and not the way back to a page. */
const byScript = (path: string, { id }: Route) => `${path}?_data=${encodeURIComponent(id)}`

/** A redirect is one, however it is told. */
function statusOf({ status, headers, to }: Visit): number {
  return headers.has('x-remix-redirect') || (to && status < 400) ? 303 : status
}

const KEPT = /^(sessions|limits|jobs) /
/** Everything but what is only kept: who is signed in, and when a feed was used. */
const state = async () =>
  (await everything(database.read))
    .filter((line) => !KEPT.test(line))
    .map((line) => line.replace(/^(feeds .*"lastUsedAt" ?:)[^}]*/, '$1'))
    .sort() // PostgreSQL gives rows that were written to last

/** The state as it was last seen; null once somebody has changed it since. */
let seen: string[] | null = null

async function ask(browser: Visitor, method: string, a: Case): Promise<Visit[]> {
  const path = pathOf(a)
  if (method === 'GET') return [await browser.get(path)]
  const form = await formOf(a)
  return [await browser.post(byScript(path, a.route), form)]
}

const cases = (route: Route, whose: Whose): Case[] =>
  ACTORS.filter((actor) => whose !== 'own' || actor !== 'stranger' || !belongs(route)).map(
    (actor) => ({ route, actor, whose, things: thingsFor(actor, whose) }),
  )

/** Whether its address names somebody's thing. */
const belongs = ({ path = '' }: Route) =>
  /:(lesson|practice|sprint|reward|question|person|digest|token|feed|draft)/.test(path)

describe('who may do what', () => {
  it('is said here for every route, and for no other', () => {
    expect(Object.keys(MATRIX).sort()).toEqual(site.map(({ id }) => id).sort())
    for (const route of site) {
      const { GET, POST } = MATRIX[route.id] ?? { GET: {}, POST: {} }
      if (!belongs(route)) continue
      for (const row of [GET, POST]) {
        if (
          row.own !== NO_METHOD &&
          row.own !== NO_PAGE &&
          row.own !== MATRIX['routes/lessons']?.GET.own
        ) {
          const unsaid = {
            [route.id]: ['own', 'foreign', 'missing'].filter((whose) => !row[whose as Whose]),
          }
          if (row.own?.learner !== 303 || row === POST) expect(unsaid).toEqual({ [route.id]: [] })
        }
      }
    }
  })

  const rows = site.flatMap((route) =>
    (['GET', 'POST'] as const).flatMap((method) =>
      (Object.entries(MATRIX[route.id]?.[method] ?? {}) as [Whose, Statuses][]).map(
        ([whose, statuses]) => ({ route, method, whose, statuses, at: `/${route.path ?? ''}` }),
      ),
    ),
  )

  it.each(rows)('$method $at: $whose', async ({ route, method, whose, statuses }) => {
    const wanted: Record<string, number> = {}
    const met: Record<string, number> = {}
    const asking = cases(route, whose)
    const isRefused = ({ actor }: Case) => method === 'GET' || statuses[actor] >= 400
    const before = seen ?? (await state())
    for (const one of asking.filter(isRefused)) {
      const [visit] = await ask(await world.as(one.actor), method, one)
      wanted[one.actor] = statuses[one.actor]
      met[one.actor] = visit ? statusOf(visit) : 0
      if (method === 'POST') await (await world.as(one.actor)).post(pathOf(one), await formOf(one))
    }
    expect(met).toEqual(wanted)
    seen = await state()
    expect(seen).toEqual(before)
    for (const one of asking.filter((one) => !isRefused(one))) {
      seen = null
      const [visit] = await ask(await world.as(one.actor), method, one)
      expect({ [one.actor]: visit && statusOf(visit) }).toEqual({
        [one.actor]: statuses[one.actor],
      })
    }
  })

  it('shows a mentor question’s reward to nobody but its learner', async () => {
    const path = `/rewards/${world.things.learner.question}`
    for (const actor of ACTORS) {
      const visit = await (await world.as(actor)).get(path)
      expect({ [actor]: statusOf(visit) }).toEqual({ [actor]: actor === 'learner' ? 303 : 404 })
    }
  })
})

const STRANGE: Record<string, Record<string, string>> = {
  'of another site': { 'Sec-Fetch-Site': 'cross-site' },
  'of a sister site': { 'Sec-Fetch-Site': 'same-site' },
  'typed into no page': { 'Sec-Fetch-Site': 'none' },
  'of another site, from an old browser': { 'Sec-Fetch-Site': '', Origin: 'https://evil.test' },
  'of a page without an origin': { 'Sec-Fetch-Site': '', Origin: 'null' },
  'that doesn’t say where it is from': { 'Sec-Fetch-Site': '', Origin: '' },
  'of another site that says it is here': {
    'Sec-Fetch-Site': 'cross-site',
    Origin: 'http://site.test',
  },
}

describe('a form', () => {
  const actions = site.filter(({ id }) => MATRIX[id]?.POST.own !== NO_METHOD)

  it.each(Object.entries(STRANGE))('%s changes nothing', async (_, headers) => {
    const before = await state()
    for (const route of actions) {
      const actor = route.path?.startsWith('people') ? 'admin' : 'instructor'
      const one: Case = { route, actor, whose: 'own', things: world.things[actor] }
      const browser = await world.as(actor)
      const form = await formOf(one)
      for (const path of [pathOf(one), byScript(pathOf(one), route)]) {
        const { status } = await browser.post(path, form, headers)
        expect({ [path]: status }).toEqual({ [path]: 403 })
      }
      expect((await browser.data('/account')).status).toBe(200)
    }
    expect(await state()).toEqual(before)
  })
})
