import { plural } from './plural'

export const share = {
  pageTitle: (title: string, name: string) => `${title}: ${name}’s three-minute digest`,
  pageTitleOfNobody: (title: string) => `${title}: a three-minute digest`,
  aboutCourse: 'About the course',
  by: (name: string) => `${name}’s three-minute digest of`,
  byNobody: 'A three-minute digest of',
  madeBy: (name: string) => `${name}’s three-minute digest`,
  madeByNobody: 'A three-minute digest',
  stayed: 'Did it stay? Three questions',
  seeAtOnce: 'You see the reason at once. No account needed.',
  until: (name: string, day: string) => `Shared by ${name} until ${day}.`,
  untilOfNobody: (day: string) => `Shared until ${day}.`,
  sharedBy: (name: string) => `Shared by ${name}.`,
  report: 'Report',
  described: (length: string) =>
    `Listen for ${length}, then see whether it stayed: three questions, no account.`,
  pictureOf: (title: string) => `The waveform of ${title}, below a quarter of a clock`,
  ended: 'This digest has ended',
  endedText: 'Whoever shared it chose a last day, and that has passed.',
  waiting: 'This digest cannot be heard at the moment',
  waitingText:
    'Its maker is at work on it, or the instructor of its course has yet to listen. Try the same address later.',
  stillThere: 'What it was about is still here:',
  embedTitle: (title: string) => `${title}, a three-minute digest`,
  openPage: 'Open, and try three questions',
}

export const sheet = {
  title: (title: string) => `Share ${title}`,
  heading: 'Share',
  public: 'What becomes public',
  publicText:
    'Anyone who has the address can open it, without an account. They get these things and nothing else of yours:',
  voice: 'The voice',
  voices: {
    assembled: 'Read by a computer',
    module: 'Read by a computer',
    recorded: 'Yours, as you recorded it',
  },
  text: 'The text',
  sentences: (count: number) => `All of it, ${plural(count, 'sentence', 'sentences')}`,
  about: 'What it is about',
  aboutText: 'and its three questions',
  who: 'Whose it is',
  whoText: 'The name below, or nobody’s',
  ends: 'Until when',
  endsText: 'The day you choose below, or until you take it back',
  make: 'Make an address',
  name: 'Name on the page',
  nameHint: 'Leave it empty to share without a name.',
  span: 'Public for',
  spans: { week: 'A week', month: 'A month', year: 'A year', never: 'Until I take it back' },
  approves:
    'The instructor of this course listens first. Until then the address opens a page that says so.',
  submit: 'Make the address',
  made: 'It is public now',
  madeWaits: 'It waits for the instructor',
  once: 'The address is shown this once. Only its fingerprint is kept here, so copy it now; you can always make another.',
  address: 'Address',
  open: 'Open it',
  qr: 'QR code of the address',
  embed: 'Code to embed the player',
  copyCode: 'Copy the code',
  message: 'A text to send',
  copyText: 'Copy the text',
  messageText: (title: string, length: string, address: string) =>
    `“${title}”, heard in ${length}. Then three questions, no account needed: ${address}`,
  download: 'Download the audio',
  yours: 'What you share of it',
  none: 'You do not share it yet.',
  as: (name: string) => `As ${name}`,
  asNobody: 'Without a name',
  until: (day: string) => `until ${day}`,
  noEnd: 'until you take it back',
  since: (day: string) => `since ${day}`,
  standings: {
    open: 'Public',
    waiting: 'Waits for the instructor',
    refused: 'Not shared',
    ended: 'Ended',
    revoked: 'Taken back',
  },
  because: (text: string) => `The instructor writes: ${text}`,
  revoke: 'Take it back',
  errors: {
    'name-long': 'A name has at most 60 characters.',
    'name-invisible': 'The name holds characters that nobody can see.',
    'span-unknown': 'Choose how long it stays public.',
    'too-many-tries': 'That is all you can share for today. What you shared stays.',
    other: 'That could not be read. Look through the form and send it again.',
  },
}

export const figures = {
  none: 'Nobody has listened yet.',
  listened: (ended: number, started: number) =>
    ended === 0
      ? `${plural(started, 'person has', 'people have')} begun to listen.`
      : `${plural(ended, 'person', 'people')} listened to the end.`,
  learned: (people: number) => `${people} learned`,
}

export const report = {
  title: 'Report this digest',
  back: 'Back to the digest',
  reason: 'What is wrong with it?',
  reasons: {
    wrong: 'It says something that is not so',
    harmful: 'It hurts or threatens somebody',
    rights: 'It uses what belongs to somebody else',
    other: 'Something else',
  },
  text: 'In your words',
  hint: (limit: string) =>
    `If you like, up to ${limit} characters. Whoever looks after the course reads it; who you are is not kept.`,
  send: 'Send the report',
  thanks: 'Thank you, it has arrived',
  thanksText:
    'Whoever looks after the course listens to it and decides. There is nothing more you need to do.',
  errors: {
    'reason-missing': 'Choose what is wrong with it.',
    'text-long': 'This is longer than fits. Shorten it and send it again.',
    'too-many-tries': 'Many reports have come from here. Wait an hour, then send it again.',
    other: 'That could not be read. Look through the form and send it again.',
  },
}

export const tend = {
  title: 'Shared digests',
  link: (count: number) => (count === 0 ? 'Shared digests' : `Shared digests: ${count} to look at`),
  toLookAt: 'To look at',
  none: 'Nothing waits for you. What a learner wants to share, and what a listener reports, appears here.',
  how: 'How learners share',
  modes: {
    open: 'A shared digest is public at once',
    approved: 'I listen first, then it is public',
  },
  howText:
    'This is for what is shared from now on. What is public stays, and what waits goes on waiting for you.',
  save: 'Save',
  isOpen: 'Public, reported',
  waits: 'Waits for you',
  reports: 'Reports',
  listen: (title: string) => `Audio of ${title}`,
  approve: 'Make it public',
  keep: 'It may stay',
  refuse: 'Do not make it public',
  takeDown: 'Take it down',
  because: 'Why',
  becauseHint: 'A sentence for the learner who made it.',
  errors: {
    'text-missing': 'Write why, in a sentence.',
    'text-long': 'This is longer than fits. Shorten it and send it again.',
  },
}
