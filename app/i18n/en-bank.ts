import { plural } from './plural'

export const bank = {
  intro: (count: number) =>
    `${plural(count, 'question', 'questions')} for practice. The text of this module is still to be written.`,
}
