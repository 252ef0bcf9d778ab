import {
  bool,
  index,
  int,
  json,
  primaryKey,
  real,
  serial,
  table,
  text,
  time,
  uniqueIndex,
} from './words'

/** One sentence of a digest's script. */
export type ScriptLine = {
  /** Its own within the script. */
  id: string
  part: 'opening' | 'point' | 'recall'
  /** As it is shown, and as it is handed to a voice. */
  text: string
  spoken: string
  /** What it says again: a sentence of the module (counted from 0), a title or a concept's summary, a question; null for a learner's own words. */
  from:
    | { kind: 'sentence'; sentence: number; text: string }
    | { kind: 'title'; text: string }
    | { kind: 'question'; questionId: string; text: string }
    | null
  /** Whether a longer pause goes before it. */
  begins: boolean
  /** Seconds of silence after a question to recall, where they are not the usual ones. */
  thinking?: number
}

/** Whoever learns: a guest, or the person behind an account. */
export const learners = table('learners', {
  id: text().primaryKey(),
  language: text(),
  /** IANA time zone; null until the browser or the person has told. */
  zone: text(),
  createdAt: time().notNull(),
})

export const accounts = table(
  'accounts',
  {
    learnerId: text()
      .primaryKey()
      .references(() => learners.id, { onDelete: 'cascade' }),
    name: text().notNull(),
    /** The name folded for comparison. */
    nameKey: text().notNull(),
    passwordHash: text().notNull(),
    role: text().$type<'learner' | 'instructor' | 'admin'>().notNull(),
    createdAt: time().notNull(),
  },
  (t) => [uniqueIndex('accounts_name_key').on(t.nameKey)],
)

export const sessions = table(
  'sessions',
  {
    /** SHA-256 of the id in the cookie. */
    id: text().primaryKey(),
    learnerId: text()
      .notNull()
      .references(() => learners.id, { onDelete: 'cascade' }),
    expiresAt: time().notNull(),
  },
  (t) => [index('sessions_learner').on(t.learnerId), index('sessions_expires').on(t.expiresAt)],
)

/** A guest's work that came to an account: from whom, to whom, when. */
export const joinings = table(
  'joinings',
  {
    guestId: text().primaryKey(),
    learnerId: text()
      .notNull()
      .references(() => learners.id, { onDelete: 'cascade' }),
    at: time().notNull(),
  },
  (t) => [index('joinings_learner').on(t.learnerId)],
)

/** How often a thing was tried in a window of time: sign-ins, sign-ups. */
export const limits = table('limits', {
  key: text().primaryKey(),
  count: int().notNull(),
  endsAt: time().notNull(),
})

export const courses = table(
  'courses',
  {
    /** Stands in the URL. */
    id: text().primaryKey(),
    /** Shared by all translations of a course. */
    work: text().notNull(),
    language: text().$type<'en' | 'zh-CN'>().notNull(),
    instructorId: text().references(() => learners.id, { onDelete: 'set null' }),
    /** The published version; null while there is none. */
    versionId: text(),
    /** Whether what learners share of it is public at once, or once its instructor has approved. */
    sharing: text().$type<'open' | 'approved'>().notNull().default('open'),
    /** Whether it stands in the catalogue; else who has its address finds it. */
    listed: bool().notNull().default(true),
    /** How many mentor questions may be open in it at a time; null for any number. */
    mentored: int(),
    createdAt: time().notNull(),
  },
  (t) => [uniqueIndex('courses_work_language').on(t.work, t.language)],
)

export const versions = table(
  'versions',
  {
    id: text().primaryKey(),
    courseId: text()
      .notNull()
      .references(() => courses.id),
    number: int().notNull(),
    title: text().notNull(),
    summary: text().notNull(),
    by: text().notNull(),
    licence: text().notNull(),
    /** HTML, sanitised. */
    sources: json<string[]>().notNull(),
    /** The course as written, in the course format. */
    source: text().notNull(),
    /** Of `source`: the same text is the same version. */
    hash: text().notNull(),
    publishedAt: time().notNull(),
  },
  (t) => [uniqueIndex('versions_course_number').on(t.courseId, t.number)],
)

/** A module as published. Its id is the hash of what it holds. */
export const moduleRevisions = table('module_revisions', {
  id: text().primaryKey(),
  moduleId: text().notNull(),
  title: text().notNull(),
  source: text().notNull(),
  ideas: json<{ html: string; minutes: number; heading: string | null }[]>().notNull(),
  minutes: real().notNull(),
  /** What it is of a recording, in seconds; null without one. */
  spans: json<{ start: number; end: number }[]>(),
})

/** A question as published. Its id is the hash of what it holds. */
export const questionRevisions = table(
  'question_revisions',
  {
    id: text().primaryKey(),
    questionId: text().notNull(),
    conceptId: text().notNull(),
    kind: text()
      .$type<'one' | 'several' | 'true-false' | 'number' | 'text' | 'order' | 'match'>()
      .notNull(),
    source: json<{
      ask: string
      choices: { text: string; right: boolean; reason: string | null; match?: string }[]
      passage: string | null
      tolerance?: number
      unit?: string | null
      otherwise?: string | null
      /** What `otherwise` is shown as. */
      otherwiseHtml?: string
    }>().notNull(),
    askHtml: text().notNull(),
    choices:
      json<
        {
          id: string
          html: string
          right: boolean
          reasonHtml: string | null
          /** Its partner, under an id that does not tell what it belongs to. */
          match?: { id: string; html: string }
        }[]
      >().notNull(),
  },
  (t) => [index('question_revisions_question').on(t.questionId)],
)

/** The three questions that close a module, as published. */
export const cardRevisions = table('card_revisions', {
  id: text().primaryKey(),
  moduleId: text().notNull(),
  questionRevisionIds: json<string[]>().notNull(),
})

export const versionModules = table(
  'version_modules',
  {
    versionId: text()
      .notNull()
      .references(() => versions.id),
    position: int().notNull(),
    /** Stands in the URL. */
    key: text().notNull(),
    moduleId: text().notNull(),
    moduleRevisionId: text()
      .notNull()
      .references(() => moduleRevisions.id),
    /** Null: a draft, not shown to learners. */
    cardRevisionId: text().references(() => cardRevisions.id),
    /** What its digest says as its instructor wrote it; null: what is proposed from its text. */
    digest:
      json<
        {
          part: 'opening' | 'point' | 'recall'
          text: string
          begins: boolean
          from: string | null
        }[]
      >(),
  },
  (t) => [
    primaryKey({ columns: [t.versionId, t.position] }),
    index('version_modules_module').on(t.moduleId),
  ],
)

/** Which questions a version asks, where, and the block of the module that settles each. */
export const versionQuestions = table(
  'version_questions',
  {
    versionId: text()
      .notNull()
      .references(() => versions.id),
    position: int().notNull(),
    moduleId: text().notNull(),
    questionRevisionId: text()
      .notNull()
      .references(() => questionRevisions.id),
    place: text().$type<'card' | 'pool'>().notNull(),
    /** The id of a block in the module's HTML. */
    passageBlock: text(),
    /** The idea that holds it, from 0. */
    passageIdea: int(),
  },
  (t) => [primaryKey({ columns: [t.versionId, t.position] })],
)

export const versionConcepts = table(
  'version_concepts',
  {
    versionId: text()
      .notNull()
      .references(() => versions.id),
    position: int().notNull(),
    conceptId: text().notNull(),
    /** Stands in the URL, with the course. */
    key: text().notNull(),
    moduleId: text().notNull(),
    title: text().notNull(),
    summary: text().notNull(),
    needs: json<{ conceptId: string; because: string }[]>().notNull(),
    /** Where it stands on the wide and on the tall graph, in SVG units. */
    wide: json<{ x: number; y: number }>().notNull(),
    tall: json<{ x: number; y: number }>().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.versionId, t.position] }),
    index('version_concepts_concept').on(t.conceptId),
  ],
)

/** How far a learner has read in a module, in ideas from 0. */
export const places = table(
  'places',
  {
    learnerId: text()
      .notNull()
      .references(() => learners.id, { onDelete: 'cascade' }),
    moduleId: text().notNull(),
    idea: int().notNull(),
    at: time().notNull(),
  },
  (t) => [primaryKey({ columns: [t.learnerId, t.moduleId] })],
)

export const lessons = table(
  'lessons',
  {
    id: text().primaryKey(),
    learnerId: text().references(() => learners.id, { onDelete: 'set null' }),
    courseId: text().notNull(),
    /** The version the lesson was begun with, and keeps. */
    versionId: text().notNull(),
    moduleId: text().notNull(),
    cardRevisionId: text().notNull(),
    startedAt: time().notNull(),
    /** Of its first answer. */
    openedAt: time(),
    /** Of its card's third answer. */
    finishedAt: time(),
    /** How many questions were answered right; null until it is finished. */
    right: int(),
    /** The shared digest it was begun from. */
    shareId: text(),
  },
  (t) => [
    index('lessons_learner').on(t.learnerId, t.moduleId),
    index('lessons_share').on(t.shareId),
  ],
)

export const practices = table(
  'practices',
  {
    id: text().primaryKey(),
    learnerId: text().references(() => learners.id, { onDelete: 'set null' }),
    courseId: text().notNull(),
    versionId: text().notNull(),
    conceptId: text().notNull(),
    /** The questions of this run, in order. */
    questionRevisionIds: json<string[]>().notNull(),
    startedAt: time().notNull(),
    finishedAt: time(),
  },
  (t) => [index('practices_learner').on(t.learnerId, t.conceptId)],
)

/**
 * What was studied: appended to, never changed but for whose it is. A row of
 * kind `answered` is the answer itself and keeps the strength and the model it
 * was judged with.
 */
export const studyLog = table(
  'study_log',
  {
    seq: serial(),
    learnerId: text().references(() => learners.id, { onDelete: 'set null' }),
    kind: text().$type<'begun' | 'answered' | 'finished' | 'chosen'>().notNull(),
    at: time().notNull(),
    /** The learner's IANA time zone at that moment. */
    zone: text().notNull(),
    courseId: text().notNull(),
    moduleId: text(),
    lessonId: text(),
    practiceId: text(),
    questionId: text(),
    questionRevisionId: text(),
    conceptId: text(),
    response: json<string[]>(),
    right: bool(),
    /** Mastery of the concept before it, 0 to 1. */
    chance: real(),
    strength: real(),
    strengthAnswers: int(),
    choices: int(),
    model: int(),
    sprintId: text(),
    reward: text().$type<'badge' | 'mentor-question'>(),
    /** Of the reward chosen: it stands in addresses, so a rebuilt reward keeps it. */
    rewardId: text(),
    /** The sprint whose reward was chosen, as it was. */
    sprint: json<{
      lessons: { lessonId: string; moduleId: string; courseId: string }[]
      finishedAt: string
    }>(),
  },
  (t) => [
    index('study_log_learner').on(t.learnerId, t.seq),
    uniqueIndex('study_log_lesson_question').on(t.lessonId, t.questionId),
    uniqueIndex('study_log_practice_question').on(t.practiceId, t.questionId),
    uniqueIndex('study_log_sprint').on(t.sprintId),
    index('study_log_kind').on(t.kind, t.seq),
  ],
)

/** A learner over all concepts, and the count towards the next sprint: a projection of the log. */
export const learnerStates = table('learner_states', {
  learnerId: text()
    .primaryKey()
    .references(() => learners.id, { onDelete: 'cascade' }),
  ability: real().notNull(),
  answers: int().notNull(),
  sprint: json<{
    counted: { lessonId: string; moduleId: string; courseId: string }[]
    waiting: { lessonId: string; moduleId: string; courseId: string }[]
    open: string[]
  }>().notNull(),
})

/** What is known of one learner and one concept: a projection of the log. */
export const memories = table(
  'memories',
  {
    learnerId: text()
      .notNull()
      .references(() => learners.id, { onDelete: 'cascade' }),
    conceptId: text().notNull(),
    value: real().notNull(),
    variance: real().notNull(),
    answers: int().notNull(),
    days: int().notNull(),
    lastDay: text().notNull(),
    stability: real().notNull(),
    seenAt: time().notNull(),
  },
  (t) => [primaryKey({ columns: [t.learnerId, t.conceptId] })],
)

/** A finished sprint: a projection of the log. */
export const sprints = table(
  'sprints',
  {
    /** That of its third lesson. */
    id: text().primaryKey(),
    learnerId: text()
      .notNull()
      .references(() => learners.id, { onDelete: 'cascade' }),
    lessons: json<{ lessonId: string; moduleId: string; courseId: string }[]>().notNull(),
    finishedAt: time().notNull(),
  },
  (t) => [index('sprints_learner').on(t.learnerId, t.finishedAt)],
)

/** What a finished sprint unlocked, once chosen. */
export const rewards = table(
  'rewards',
  {
    id: text().primaryKey(),
    sprintId: text().notNull(),
    learnerId: text()
      .notNull()
      .references(() => learners.id, { onDelete: 'cascade' }),
    kind: text().$type<'badge' | 'mentor-question'>().notNull(),
    chosenAt: time().notNull(),
  },
  (t) => [
    uniqueIndex('rewards_sprint').on(t.sprintId),
    index('rewards_learner').on(t.learnerId, t.chosenAt),
  ],
)

export const mentorQuestions = table(
  'mentor_questions',
  {
    /** That of its reward. */
    id: text().primaryKey(),
    learnerId: text().references(() => learners.id, { onDelete: 'set null' }),
    instructorId: text().references(() => learners.id, { onDelete: 'set null' }),
    courseId: text().notNull(),
    moduleId: text(),
    /** Empty until it is asked. */
    text: text(),
    askedAt: time(),
    seenAt: time(),
    answer: text(),
    answeredAt: time(),
  },
  (t) => [
    index('mentor_questions_instructor').on(t.instructorId, t.askedAt),
    index('mentor_questions_learner').on(t.learnerId),
  ],
)

/** How easy a question is, in logits, shared by all learners; folded from the log by a job. */
export const questionStrengths = table('question_strengths', {
  questionId: text().primaryKey(),
  value: real().notNull(),
  answers: int().notNull(),
})

/** Long work and work for later. */
export const jobs = table(
  'jobs',
  {
    id: text().primaryKey(),
    kind: text().notNull(),
    /** At most one waiting job of a kind has a given key. */
    key: text().notNull(),
    payload: json<Record<string, unknown>>().notNull(),
    state: text().$type<'waiting' | 'running' | 'failed' | 'cancelled'>().notNull(),
    runAt: time().notNull(),
    leaseEndsAt: time(),
    /** The process that works on it, or did last, where others can tell whether it is still there. */
    holder: text(),
    attempts: int().notNull(),
    /** How much of it is done, 0 to 1; null where nobody can say. */
    progress: real(),
    /** What it is at: a name that the messages know. */
    step: text(),
    /** Somebody asked for it to stop. */
    cancelled: bool().notNull().default(false),
    error: text(),
  },
  (t) => [index('jobs_state').on(t.state, t.runAt), uniqueIndex('jobs_key').on(t.kind, t.key)],
)

/** Three minutes, at most, on what a module teaches: its script and, once it is made, its audio. */
export const digests = table(
  'digests',
  {
    /** Stands in the URL. A module's own is named by the hash of what it is made from. */
    id: text().primaryKey(),
    kind: text().$type<'module' | 'assembled' | 'recorded' | 'morning'>().notNull(),
    /** Who made it, or whose morning it is for; null for a module's own. */
    learnerId: text().references(() => learners.id, { onDelete: 'cascade' }),
    courseId: text().notNull(),
    versionId: text().notNull(),
    /** Null for a morning's, which is about several. */
    moduleId: text(),
    language: text().$type<'en' | 'zh-CN'>().notNull(),
    title: text().notNull(),
    state: text().$type<'draft' | 'making' | 'ready' | 'failed'>().notNull(),
    script: json<ScriptLine[]>().notNull(),
    /** The lines that its maker took out, the last one last, each with its place among the others. */
    removed: json<{ line: ScriptLine; at: number }[]>(),
    /** How often its maker has saved it: of two windows, one notices the other. */
    revision: int().notNull().default(0),
    audioId: text(),
    /** Why there is no audio, with the line to blame after a colon, or what became of it: a name that the messages know. */
    problem: text(),
    /** Of a morning's: the learner's own day, as 2026-01-31. */
    day: text(),
    createdAt: time().notNull(),
    changedAt: time().notNull(),
  },
  (t) => [
    index('digests_learner').on(t.learnerId, t.createdAt),
    index('digests_module').on(t.courseId, t.moduleId),
    index('digests_audio').on(t.audioId),
    uniqueIndex('digests_day').on(t.learnerId, t.day),
  ],
)

/** An audio file as measured after it was made. The file itself lies in the store. */
export const audios = table('audios', {
  /** The hash of what it was made from. */
  id: text().primaryKey(),
  type: text().notNull(),
  bytes: int().notNull(),
  seconds: real().notNull(),
  /** Integrated loudness, and the highest true peak in dBFS. */
  lufs: real().notNull(),
  peakDb: real().notNull(),
  /** Whose voice: an engine and a voice of it, or `recorded`. */
  voice: text().notNull(),
  /** When each line of the script is heard, in seconds. */
  cues: json<{ line: string; text: string; start: number; end: number }[]>().notNull(),
  chapters: json<{ title: string; start: number }[]>().notNull(),
  /** The level in each of equal parts, 0 to 1 of the loudest. */
  peaks: json<number[]>().notNull(),
  createdAt: time().notNull(),
})

/** A digest made public by its maker under a secret address. */
export const shares = table(
  'shares',
  {
    id: text().primaryKey(),
    digestId: text()
      .notNull()
      .references(() => digests.id, { onDelete: 'cascade' }),
    learnerId: text()
      .notNull()
      .references(() => learners.id, { onDelete: 'cascade' }),
    /** SHA-256 of the token in the address. */
    tokenHash: text().notNull(),
    /** The name that stands on the page; null for nobody's. */
    name: text(),
    /** `waiting` and `refused` where an instructor approves. */
    state: text().$type<'open' | 'waiting' | 'refused'>().notNull(),
    /** The audio it was opened with: where an instructor approves, another one waits anew. */
    audioId: text(),
    /** Why an instructor refused it or took it down. */
    because: text(),
    expiresAt: time(),
    revokedAt: time(),
    createdAt: time().notNull(),
  },
  (t) => [
    uniqueIndex('shares_token').on(t.tokenHash),
    index('shares_digest').on(t.digestId),
    index('shares_learner').on(t.learnerId),
  ],
)

/** That somebody heard a shared digest; who it was is not known. */
export const listens = table(
  'listens',
  {
    shareId: text()
      .notNull()
      .references(() => shares.id, { onDelete: 'cascade' }),
    /** A hash that is the same for one browser and one share alone. */
    listener: text().notNull(),
    startedAt: time().notNull(),
    /** When it was heard to the end. */
    endedAt: time(),
  },
  (t) => [primaryKey({ columns: [t.shareId, t.listener] })],
)

/** What a listener finds wrong with a shared digest. */
export const reports = table(
  'reports',
  {
    id: text().primaryKey(),
    shareId: text()
      .notNull()
      .references(() => shares.id, { onDelete: 'cascade' }),
    reason: text().$type<'wrong' | 'harmful' | 'rights' | 'other'>().notNull(),
    text: text().notNull(),
    createdAt: time().notNull(),
    settledAt: time(),
  },
  (t) => [index('reports_share').on(t.shareId)],
)

/** A learner's own podcast, under a secret address. */
export const feeds = table(
  'feeds',
  {
    learnerId: text()
      .primaryKey()
      .references(() => learners.id, { onDelete: 'cascade' }),
    /** SHA-256 of the token in the address. */
    tokenHash: text().notNull(),
    createdAt: time().notNull(),
    lastUsedAt: time(),
  },
  (t) => [uniqueIndex('feeds_token').on(t.tokenHash)],
)

/** A course while instructors work on it: what they write, until it is published as a version. */
export const drafts = table(
  'drafts',
  {
    id: text().primaryKey(),
    /** Whose it is; null once they are gone, and then it is the admins'. */
    ownerId: text().references(() => learners.id, { onDelete: 'set null' }),
    /** What it was published as, or made from; null before. */
    courseId: text().references(() => courses.id),
    /** The work of its course; null before it is published. */
    work: text(),
    /** As its part of kind `course` says. */
    title: text().notNull(),
    language: text().$type<'en' | 'zh-CN'>().notNull(),
    /** Rises with every change. */
    revision: int().notNull(),
    createdAt: time().notNull(),
    changedAt: time().notNull(),
  },
  (t) => [index('drafts_owner').on(t.ownerId), uniqueIndex('drafts_course').on(t.courseId)],
)

/** What a draft consists of. */
export const draftParts = table(
  'draft_parts',
  {
    draftId: text()
      .notNull()
      .references(() => drafts.id, { onDelete: 'cascade' }),
    /** Unique in the draft; stands in the URL. */
    id: text().notNull(),
    kind: text()
      .$type<'course' | 'module' | 'concept' | 'question' | 'digest' | 'material'>()
      .notNull(),
    /** The module of a concept, a question or a digest; null for the others. */
    parentId: text(),
    /** Of a question. */
    place: text().$type<'card' | 'pool'>(),
    /** Its order among those of its kind and place below the same parent. */
    position: real().notNull(),
    content: json<Record<string, unknown>>().notNull(),
    /** The draft's, when its content was last changed: each change names the one it rests on. */
    revision: int().notNull(),
    /** Whether a person has seen what a machine made. */
    seen: bool().notNull(),
    /** Its id in the course format, which stays when it is renamed; null until it is published. */
    key: text(),
  },
  (t) => [primaryKey({ columns: [t.draftId, t.id] })],
)

/** What was done to a draft: one step of undo each. */
export const draftSteps = table(
  'draft_steps',
  {
    draftId: text()
      .notNull()
      .references(() => drafts.id, { onDelete: 'cascade' }),
    /** The draft's revision it led to at first; what is typed on end goes on with one step. */
    number: int().notNull(),
    learnerId: text().references(() => learners.id, { onDelete: 'set null' }),
    /** What was done: a name that the messages know. */
    about: text().notNull(),
    /** `done` can be undone, `undone` redone; `dropped` neither, since something else was done; `turned` is an undo or a redo itself. */
    state: text().$type<'done' | 'undone' | 'dropped' | 'turned'>().notNull(),
    beganAt: time().notNull(),
    at: time().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.draftId, t.number] }),
    index('draft_steps_learner').on(t.learnerId),
  ],
)

/** What a step changed of a part: the fields that differ; null where the part was not there. */
export const draftChanges = table(
  'draft_changes',
  {
    draftId: text()
      .notNull()
      .references(() => drafts.id, { onDelete: 'cascade' }),
    step: int().notNull(),
    partId: text().notNull(),
    before: json<Record<string, unknown>>(),
    after: json<Record<string, unknown>>(),
  },
  (t) => [primaryKey({ columns: [t.draftId, t.step, t.partId] })],
)

/** Who works on a draft beside its owner. */
export const draftInstructors = table(
  'draft_instructors',
  {
    draftId: text()
      .notNull()
      .references(() => drafts.id, { onDelete: 'cascade' }),
    learnerId: text()
      .notNull()
      .references(() => learners.id, { onDelete: 'cascade' }),
    joinedAt: time().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.draftId, t.learnerId] }),
    index('draft_instructors_learner').on(t.learnerId),
  ],
)

/** An invitation to work on a draft: under a secret address, or of one instructor in their studio. */
export const draftInvitations = table(
  'draft_invitations',
  {
    id: text().primaryKey(),
    draftId: text()
      .notNull()
      .references(() => drafts.id, { onDelete: 'cascade' }),
    /** SHA-256 of the token in the address; of one that nobody has, where somebody is named. */
    tokenHash: text().notNull(),
    /** Who is named; null where whoever has the address may follow it. */
    learnerId: text().references(() => learners.id, { onDelete: 'cascade' }),
    /** Who invites. */
    byId: text().references(() => learners.id, { onDelete: 'set null' }),
    createdAt: time().notNull(),
    expiresAt: time().notNull(),
    /** When who is named said no. */
    declinedAt: time(),
  },
  (t) => [
    uniqueIndex('draft_invitations_token').on(t.tokenHash),
    index('draft_invitations_draft').on(t.draftId),
    index('draft_invitations_by').on(t.byId),
    uniqueIndex('draft_invitations_named').on(t.learnerId, t.draftId),
  ],
)

/** A picture in a course. Its bytes lie in the store. */
export const pictures = table(
  'pictures',
  {
    /** The hash of its bytes. */
    id: text().primaryKey(),
    /** Who sent it. */
    learnerId: text().references(() => learners.id, { onDelete: 'set null' }),
    bytes: int().notNull(),
    width: int().notNull(),
    height: int().notNull(),
    createdAt: time().notNull(),
  },
  (t) => [index('pictures_learner').on(t.learnerId)],
)

/** Small facts about the site: how far the strengths are folded, when it began. */
export const marks = table('marks', {
  key: text().primaryKey(),
  value: text().notNull(),
})

/**
 * A text that is another one after anything changed that strangers are shown; triggers of the
 * database see to it. One row, which a site makes when it starts.
 */
export const shown = table('shown', {
  id: text().primaryKey(),
  stamp: text().notNull(),
})
