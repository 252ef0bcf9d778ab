import type { CourseSource } from '~/features/course/outline'
import type { BankQuestion } from './bank'

/** The questions of a course, cards before pools, with the titles of their concepts. */
export function bankOfCourse({ modules }: CourseSource): BankQuestion[] {
  const titles = new Map(
    modules.flatMap(({ concepts }) => concepts.map(({ id, title }) => [id, title] as const)),
  )
  return modules.flatMap(({ card, pool }) =>
    [...card, ...pool].map(({ concept, ...question }) => ({
      ...question,
      category: titles.get(concept) ?? concept,
    })),
  )
}
