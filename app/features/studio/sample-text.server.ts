import type { Language } from '~/features/course/outline'
import { seedCourses } from './site.server'

/** A lecture to try the studio with, in a language of the site. */
export async function sampleText(language: Language): Promise<Uint8Array> {
  const [course] = (await seedCourses()).filter((one) => one.language === language)
  const text = course?.modules.map(({ title, body }) => `## ${title}\n\n${body}`).join('\n\n')
  return new TextEncoder().encode(`# ${course?.title ?? ''}\n\n${text ?? ''}`)
}
