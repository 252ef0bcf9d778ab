import { plural } from './plural'

const questions = (count: number) => plural(count, 'question', 'questions')

/** Questions that come in from a file, and go out into one. */
export const taking = {
  title: 'Questions from a file',
  lede: 'Bring questions from Moodle, Anki, a test bank or a spreadsheet. You see what was read before any of it comes in.',
  file: 'File',
  fileHint:
    'GIFT, Moodle XML or backup (.mbz), QTI 2 and 3, Anki (.apkg), CSV, TSV. 20 MB at most. You can drop it on the field.',
  paste: 'Or paste GIFT, CSV or XML',
  read: 'Read it',
  reading: 'Reading…',
  gone: 'These questions were taken or put away meanwhile.',
  faults: {
    empty: 'There is nothing in it. Choose a file or paste questions.',
    large: 'The file is over 20 MB. Take a part of it.',
    slow: 'It takes too long to read. Take a part of it.',
    nothing: 'It holds no question that can be taken.',
    broken: 'It can’t be read.',
    deep: 'It is nested too deep to be read.',
    unknown: 'This is no file of questions. GIFT, Moodle XML, QTI, Anki, CSV and TSV are.',
    many: 'It holds more than 1,000 questions. Take a part of it.',
  },
  said: (what: string) => what,
  found: (whole: number, unfinished: number, left: number) =>
    [
      `${questions(whole)} read`,
      unfinished > 0 ? `, ${unfinished} without a key` : '',
      left > 0 ? `, ${plural(left, 'thing', 'things')} left out` : '',
      '.',
    ].join(''),
  goesTo: 'These test',
  newConcept: (title: string) => `A new concept: ${title}`,
  newModule: (title: string) => `A new module: ${title}`,
  nowhere: 'Leave these out',
  unfinished: 'Without a key: finish it before you publish',
  known: 'Asked in this draft already',
  choices: (count: number) => plural(count, 'choice', 'choices'),
  toLookAt: (flags: number) => `${plural(flags, 'thing', 'things')} to look at`,
  right: '(right)',
  take: 'Take the chosen ones in',
  takeText: 'They come into the pool in one step, which can be undone.',
  toPool: 'See the pool',
  drop: 'Put this file away',
  none: 'None was chosen. Choose at least one, and where it goes.',
  full: (title: string) => `The pool of “${title}” would hold more than 500. Choose fewer.`,
  stale: 'These were taken or read anew meanwhile. This is the newest.',
  left: (count: number) => `${plural(count, 'thing', 'things')} left out`,
  changed: 'Taken with a change',
  notes: 'Texts without a question',
  notesText: 'These don’t come in. Copy what you need into a module.',
  taken: (count: number) => `${questions(count)} came in.`,
  out: 'Questions into a file',
  outText: 'Those of cards and pools that are finished, for other programs and to bring back.',
  formats: { gift: 'GIFT', qti: 'QTI 3', csv: 'CSV', markdown: 'The whole course, in Markdown' },
}
