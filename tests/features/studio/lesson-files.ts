import type { Language } from '~/features/course/outline'
import { type LessonFolderOptions, readLessonFolder } from '~/features/studio/formats/lesson-folder'

export type Option = [text: string, right?: unknown]
export const asked = (ask: string, ...options: Option[]) => ({
  questionText: ask,
  answerOptions: options.map(([answerText, isCorrect]) => ({ answerText, isCorrect })),
})
export const quiz = (id: number | string, count = 3) => ({
  id,
  title: `Quiz ${id}`,
  quiz: Array.from({ length: count }, (_, at) =>
    asked(
      `Question ${at + 1} of ${id}?`,
      ['yes it is', 'true'],
      ['no way', 'false'],
      ['perhaps', 'false'],
    ),
  ),
})
export const shelf = (...quizzes: unknown[]) => JSON.stringify([{ title: 'Tea: Quizzes', quizzes }])
export const lesson = (title: string, ...numbers: number[]) =>
  `# ${title}\n\nAll that is to know of it.\n\n${numbers
    .map((number) => `## Pre-Lecture Quiz\n[Quiz](https://tea.example/quiz/${number})`)
    .join('\n\n')}\n\n## More\n\nAnd more of it.\n`
export const words = (count: number) => `${'word '.repeat(count - 1)}end.`

export function read(
  files: Record<string, string>,
  language: Language = 'en',
  options: LessonFolderOptions = { name: 'tea' },
) {
  const folder = readLessonFolder(new Map(Object.entries(files)), language, options)
  if (folder.kind === 'refused') throw new Error(`${folder.file} ${folder.what}`)
  return folder
}
export const one = (readme: string, ...quizzes: unknown[]) =>
  read({ '1-leaf/README.md': readme, 'quizzes/en.json': shelf(...quizzes) })
