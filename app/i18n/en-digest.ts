import { plural } from './plural'

const clock = (seconds: number) =>
  `${Math.floor(seconds / 60)}:${String(Math.floor(seconds) % 60).padStart(2, '0')}`

const spoken = (seconds: number) =>
  seconds < 60
    ? plural(seconds, 'second', 'seconds')
    : `${plural(Math.floor(seconds / 60), 'minute', 'minutes')} ${seconds % 60}`

export const digest = {
  /** What the parts of an audio are called, in the language of its course. */
  chapters: { opening: 'What it is about', point: 'The points', recall: 'Three questions' },

  player: 'Player',
  play: 'Play',
  pause: 'Pause',
  position: 'Position',
  positionText: (at: number, of: number) => `${spoken(at)} of ${spoken(of)}`,
  back: (seconds: number) => `− ${seconds} s`,
  forward: (seconds: number) => `+ ${seconds} s`,
  speed: 'Speed',
  mute: 'Mute',
  unreached: 'The sound has not reached this device. Your place is kept: press play to go on.',
  transcript: 'Transcript',

  listen: (seconds: number) => `Listen, ${clock(seconds)}`,
  listenTo: 'Listen to ',
  listenUnmade: 'Listen in three minutes',
  listNone: 'Nothing to listen to yet',
  listNoneText:
    'Each module can be heard in three minutes. What you begin to learn, and what you make of it yourself, gathers here.',
  toCourses: 'Choose a course',
  thisMorning: 'This morning',
  yours: 'Made by you',
  states: {
    draft: 'Draft',
    making: 'Being made',
    failed: 'Not made yet',
  },
  kinds: { assembled: 'Assembled', recorded: 'Recorded' },

  pageTitle: (title: string) => `Digest: ${title} · Fifteen`,
  ofModule: 'Three-minute digest of a module of ',
  spokenBy: 'Spoken by a computer voice, from sentences of the module.',
  spokenAsWritten: 'Spoken by a computer voice, as the instructor wrote it.',
  readModule: (time: number) => `Read the module, ${time} min`,
  rests: 'What it rests on',
  restsText: 'Each sentence with the sentence of the module that it comes from.',
  fromTitle: 'The title of the module',
  fromQuestion: 'A question of the card',
  fromInstructor: 'The instructor’s own words',
  seeInModule: 'See it in the module',

  none: 'This module can be heard in three minutes',
  noneText:
    'It has not been made yet, which takes about a minute. Whoever asks first sets it going.',
  make: 'Make it',
  making: 'The digest is being made',
  makingText: 'You can leave this page: it goes on, and will be here when you come back.',
  steps: {
    waiting: 'It is next in line',
    writing: 'The script is written',
    speaking: 'Each sentence is spoken',
    mixing: 'It is put together and measured',
    voice: 'The voice does not answer; another one speaks',
    again: 'That did not work yet; it is tried again',
  },
  unheard: 'It can be read, but not heard yet',
  problems: {
    'no-voice':
      'This site has no voice for the language of this course. What it would say stands below.',
    unsaid: 'The voice of this site has no way to say this text. What it would say stands below.',
    'too-long': 'Even said faster it would take more than three minutes.',
    broken: 'Making its sound broke off. You can have it tried again.',
  },
  again: 'Try again',
}
