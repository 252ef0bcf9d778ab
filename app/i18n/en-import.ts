import { plural } from './plural'

const minutes = (length: number) => `${Math.max(1, Math.round(length))} min`

/** Bringing a text in and cutting it. */
export const bring = {
  title: 'Text and cuts',
  lede: 'Bring a transcript, captions or a document. It is cut where its topic turns, into modules of at most 15 minutes; you move the cuts.',
  file: 'File',
  fileHint:
    'Drop it here or pick it. Markdown, plain text, HTML, captions (VTT, SRT), Word, PowerPoint, PDF, EPUB, or a zip of these. 20 MB at most.',
  paste: 'Or paste the text',
  propose: 'Propose cuts',
  asTheText: 'As the text',
  languageHint: 'Courses are in English or Chinese.',
  foreign:
    'This text seems to be in another language. Courses are in English or Chinese, so it is cut as English, and the concepts and questions proposed from it will be poor.',
  sample: 'Try it with a sample lecture',
  begin: 'Begin with a text',
  sending: 'Sending…',
  pasted: 'Pasted text',
  isRead: 'Is being read',
  reading: (name: string) => (name ? `Reading ${name}` : 'Reading the text'),
  readingText: 'This takes seconds, a long text up to half a minute. You can leave and come back.',
  steps: {
    waiting: 'It is kept, and its turn comes',
    reading: 'Reading what is in it',
    pictures: 'Taking its pictures along',
    cutting: 'Looking for where the topic turns',
    keeping: 'Writing it into the draft',
  },
  putAway: 'Put it away',
  notTaken: (name: string, fault: string) => (name ? `${name}: ${fault}` : fault),
  proposed: (length: number, modules: number) =>
    `${minutes(length)} of material, ${plural(modules, 'module', 'modules')} proposed`,
  modules: 'Modules',
  minutesLoad: (length: number, load: number) => `${minutes(length)}, load ${load}`,
  over: 'Too long with its card. Split it, or move the cut.',
  heavy: 'Above 75: learners begin to reread.',
  explained:
    'The quarter shows the minutes with the card, full at 15. Load counts new terms and long sentences; above 75 learners begin to reread.',
  apply: (modules: number) => `Make ${plural(modules, 'module', 'modules')} of it`,
  drop: 'Put this text away',
  stale: 'The cuts were changed meanwhile. These are the newest.',
  text: 'Text with cuts',
  cut: (place: number) => `Cut ${place}`,
  ends: (place: number, length: number) => `Module ${place} ends, ${minutes(length)}`,
  earlier: 'Move the cut up one sentence',
  later: 'Move the cut down one sentence',
  join: 'Join',
  joinKey: 'J',
  why: (stops: string, starts: string) => `Stops: ${stops || '–'}. Starts: ${starts || '–'}.`,
  load: 'load',
  split: 'Split here',
  splitBefore: (text: string) => `Split here: “${text}…”`,
  others: (from: number, to: number) => `Modules ${from} to ${to}`,
  splitKey: 'S',
  splitAt: (text: string) => `before “${text}…”`,
  keys: 'On a cut, [ and ] move it and J joins. On a paragraph’s button, S splits before it.',
  faults: {
    empty: 'There is no text in it. Choose a file or paste the text.',
    large: 'The file is over 20 MB. Take a part of it.',
    binary: 'This is no text. Export it as Markdown, text or captions first.',
    archive: 'The archive is broken, or holds too much.',
    broken: 'The file is broken. Export it anew.',
    locked: 'It is locked. Save it without its password first.',
    unknown:
      'This kind of file can’t be read. Markdown, text, HTML, Word, PowerPoint, PDF, EPUB and captions can.',
    long: 'The text is too long, or one of its lines is. Take a part of it.',
    headings: 'It has more than 5,000 headings. Take a part of it.',
    deep: 'It is nested too deep to be read.',
    nothing: 'There is nothing to read in it.',
    modules: 'It would make more than 200 modules. Take a part of it.',
    slow: 'It takes too long to read. Take a part of it.',
    language:
      'It seems to be neither English nor Chinese, and no other language is supported. Choose one of them to take it nevertheless.',
    failed: 'It could not be read, and the fault is ours. Try it as plain text.',
  },
}
