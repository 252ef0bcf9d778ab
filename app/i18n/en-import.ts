import { plural } from './plural'

const minutes = (length: number) => `${Math.max(1, Math.round(length))} min`

/** Bringing a text in and cutting it. */
export const bring = {
  title: 'Text and cuts',
  lede: 'Bring a transcript, captions or a document. Cuts are proposed where the topic turns; you move them.',
  file: 'File',
  fileHint: 'Markdown, plain text, HTML, WebVTT, SRT, or a zip of these. 20 MB at most.',
  paste: 'Or paste the text',
  propose: 'Propose cuts',
  reading: 'Reading…',
  proposed: (length: number, modules: number) =>
    `${minutes(length)} of material, ${plural(modules, 'module', 'modules')} proposed`,
  modules: 'Modules',
  minutesLoad: (length: number, load: number) => `${minutes(length)}, load ${load}`,
  over: 'Too long with its card. Split it, or move the cut.',
  heavy: 'Above 75: look where it can be split.',
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
  splitKey: 'S',
  splitAt: (text: string) => `before “${text}…”`,
  keys: 'On a cut, [ and ] move it and J joins. On a paragraph’s button, S splits before it.',
  faults: {
    empty: 'There is no text in it. Choose a file or paste the text.',
    large: 'The file is over 20 MB. Take a part of it.',
    binary: 'This is no text. Export it as Markdown, text or captions first.',
    archive: 'The archive is broken, or holds too much.',
    unknown: 'This kind of file can’t be read. Markdown, text, HTML, WebVTT and SRT can.',
    long: 'The text is too long, or one of its lines is. Take a part of it.',
    headings: 'It has more than 5,000 headings. Take a part of it.',
    deep: 'It is nested too deep to be read.',
    nothing: 'There is nothing to read in it.',
    modules: 'It would make more than 200 modules. Take a part of it.',
    slow: 'It takes too long to read. Take a part of it.',
  },
}
