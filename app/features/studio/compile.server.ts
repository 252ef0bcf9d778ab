import { createHash } from 'node:crypto'
import { writeCourse } from '~/features/course/course-text'
import { renderInline, renderModule } from '~/features/course/markdown.server'
import {
  type CourseSource,
  isTyped,
  type ModuleSource,
  type QuestionSource,
} from '~/features/course/outline'
import { findPassage } from '~/features/course/passage'
import { minutesOfModule } from '~/features/course/spans'
import { layoutGraph } from '~/features/graph/layout'
import { messagesIn } from '~/i18n/language.server'
import { literal } from './formats/literal'

/** The most minutes a module may take. */
export const LONGEST = 15

/** An instructor's own course may take longer to render than what a stranger sends. */
const PATIENT = { milliseconds: 5_000 }

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

/** A course that can't be published as it is written; `what` names where and why, in English. */
export class Unpublishable extends Error {
  constructor(readonly what: string) {
    super(what)
    this.name = 'Unpublishable'
  }
}

async function inline(markdown: string, where: string): Promise<string> {
  const rendered = await renderInline(markdown, PATIENT)
  if (rendered.kind === 'refused') throw new Unpublishable(`${where}: ${rendered.what}`)
  return rendered.html
}

async function choiceHtml(
  course: CourseSource,
  { kind, id }: QuestionSource,
  text: string,
): Promise<string> {
  if (isTyped(kind)) return inline(literal(text), id)
  if (kind !== 'true-false') return inline(text, id)
  const { card } = messagesIn(course.language)
  return text === 'true' ? card.isTrue : card.isFalse
}

/** What only some kinds have; nothing for the others, whose hashes it leaves as they are. */
async function extrasOf({ id, tolerance, unit, otherwise }: QuestionSource) {
  return {
    ...(tolerance && { tolerance }),
    ...(unit && { unit }),
    ...(otherwise && { otherwise, otherwiseHtml: await inline(otherwise, id) }),
  }
}

async function compileQuestion(course: CourseSource, question: QuestionSource) {
  const questionId = `${course.id}/${question.id}`
  const choices = await Promise.all(
    question.choices.map(async ({ text, right, reason, match }) => ({
      id: sha256(`${questionId}\n${text}`).slice(0, 12),
      html: await choiceHtml(course, question, text),
      right,
      reasonHtml: reason === null ? null : await inline(reason, question.id),
      ...(match !== undefined && {
        match: {
          id: sha256(`${questionId}\npartner\n${match}`).slice(0, 12),
          html: await inline(match, question.id),
        },
      }),
    })),
  )
  const source = {
    ask: question.ask,
    choices: question.choices.map(({ text, right, reason, match }) => ({
      ...{ text, right, reason },
      ...(match !== undefined && { match }),
    })),
    passage: question.passage,
    ...(await extrasOf(question)),
  }
  const revision = {
    questionId,
    conceptId: `${course.id}/${question.concept}`,
    kind: question.kind,
    source,
    askHtml: await inline(question.ask, question.id),
    choices,
  }
  return { id: sha256(JSON.stringify(revision)).slice(0, 32), ...revision }
}

async function compileModule(course: CourseSource, module: ModuleSource) {
  const rendered = await renderModule(module.body, PATIENT)
  if (rendered.kind === 'refused') throw new Unpublishable(`${module.id}: ${rendered.what}`)
  const minutes = module.spans ? minutesOfModule(module) : rendered.minutes
  if (minutes > LONGEST) {
    throw new Unpublishable(`${module.id}: ${minutes.toFixed(1)} minutes, above 15`)
  }
  const share = minutes / (rendered.minutes || 1)
  const moduleId = `${course.id}/${module.id}`
  const compile = (place: 'card' | 'pool') => async (question: QuestionSource) => {
    const block = findPassage(rendered.blocks, question.passage, question)
    if (question.passage !== null && !block) {
      throw new Unpublishable(`${question.id}: its passage is not in the module`)
    }
    return {
      place,
      moduleId,
      revision: await compileQuestion(course, question),
      passageBlock: block,
      passageIdea: rendered.blocks.find(({ id }) => id === block)?.idea ?? null,
    }
  }
  const card = await Promise.all(module.card.map(compile('card')))
  const pool = await Promise.all(module.pool.map(compile('pool')))
  const revision = {
    moduleId,
    title: module.title,
    source: module.body,
    ideas: module.spans
      ? rendered.ideas.map((idea) => ({ ...idea, minutes: share * idea.minutes }))
      : rendered.ideas,
    minutes,
    ...(module.spans && { spans: module.spans }),
  }
  const questionRevisionIds = card.map(({ revision }) => revision.id)
  return {
    key: module.id,
    moduleId,
    revision: { id: sha256(JSON.stringify(revision)).slice(0, 32), ...revision },
    card:
      card.length === 0
        ? null
        : {
            id: sha256(JSON.stringify([moduleId, questionRevisionIds])).slice(0, 32),
            moduleId,
            questionRevisionIds,
          },
    questions: [...card, ...pool],
    digest: module.digest ?? null,
  }
}

function compileConcepts(course: CourseSource) {
  const written = course.modules.flatMap((module) =>
    module.concepts.map((concept) => ({ ...concept, moduleId: `${course.id}/${module.id}` })),
  )
  const { wide, tall } = layoutGraph(
    written.map(({ id, title, needs }) => ({
      id,
      title,
      needs: needs.map((need) => ({ conceptId: need.id })),
    })),
  )
  const nowhere = { x: 0, y: 0 }
  return written.map(({ id, title, summary, moduleId, needs }) => ({
    conceptId: `${course.id}/${id}`,
    key: id,
    moduleId,
    title,
    summary,
    needs: needs.map((need) => ({ conceptId: `${course.id}/${need.id}`, because: need.because })),
    wide: wide.get(id) ?? nowhere,
    tall: tall.get(id) ?? nowhere,
  }))
}

export type Compiled = Awaited<ReturnType<typeof compile>>

/**
 * Everything of a course that is worked out once: its Markdown rendered, its
 * minutes, the passages found, the graph laid out.
 *
 * @throws Unpublishable
 */
export async function compile(course: CourseSource) {
  const source = writeCourse(course)
  return {
    course,
    source,
    sources: await Promise.all(course.sources.map((one) => inline(one, 'sources'))),
    hash: sha256(source),
    modules: await Promise.all(course.modules.map((module) => compileModule(course, module))),
    concepts: compileConcepts(course),
  }
}
