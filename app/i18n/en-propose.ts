import { plural } from './plural'

/** Concepts and questions that are proposed, and looking through them. */
export const propose = {
  ask: 'Propose concepts and questions',
  askText:
    'From the text of the modules: concepts with the sentences that say them, and the questions that cards still lack. What is there stays as it is.',
  working: 'Proposing',
  steps: {
    waiting: 'Waiting for its turn',
    concepts: 'Looking for concepts and what they need',
    questions: 'Drafting questions',
  },
  leave: 'You can leave this page. It goes on, and what is found comes in.',
  stop: 'Stop',
  stopping: 'Stopping…',
  failed: 'Proposing did not work. Ask for it once more.',
  withoutModel: {
    slow: 'The language model did not answer in time. What it had not drafted was drafted without it.',
    away: 'The language model could not be reached. The questions were drafted without it.',
    refuses:
      'The language model did not accept the request. The questions were drafted without it.',
    unusable:
      'Not all that the language model answered could be used. The rest was drafted without it.',
  },
  proposed: 'Proposed',
  count: (concepts: number) => plural(concepts, 'concept is proposed', 'concepts are proposed'),
  countText: 'Each with the sentence it rests on. Accept what learners are to know, drop the rest.',
  acceptAll: (concepts: number) => `Accept all ${concepts}`,
  keepAsked: (concepts: number) => `Keep the ${concepts} that questions ask about, drop the rest`,
  keys: 'On a concept: A accepts, X drops, R renames, M merges, E edits, ↑ and ↓ go on. On what it needs: F flips, X takes away.',
  askedBy: (questions: number) =>
    questions === 0
      ? 'No question asks about it'
      : `${plural(questions, 'question asks', 'questions ask')} about it`,
  accept: 'Accept',
  drop: 'Drop',
  rename: 'Rename',
  merge: 'Merge',
  edit: 'Edit',
  close: 'Close',
  flip: 'Flip',
  takeAway: 'Take away',
  of: (act: string, title: string) => `${act}: ${title}`,
  neededFirst: 'Needed before it',
  later: 'Taught later',
  newTitle: 'New title',
  untitled: 'Write a title.',
  mergeInto: 'Merge it into',
  stale: 'That was changed meanwhile. This is how it stands now.',
  circle: (titles: string[]) => `Not done: then it would need itself. ${titles.join(' → ')}`,
  cards: 'Cards',
  cardsText:
    'Three questions close each module. What was drafted has to be looked at before it is published.',
  drafts: (questions: number) => `${plural(questions, 'draft', 'drafts')} to look at`,
  draftKeys:
    'On a draft: K keeps, C opens it to change, N puts another one there, X drops, ↑ and ↓ go on.',
  allSeen: 'Every card has its three questions, and all of them were looked at.',
  toPublication: 'Go on to publish',
  moreCards: (modules: number) =>
    `${plural(modules, 'more module comes', 'more modules come')} once these are done.`,
  lookThrough: 'Look through all drafts',
  keepCard: (questions: number) => `Keep these ${questions}`,
  fill: 'Put another draft here',
  keep: 'Keep',
  keepKey: 'or Alt+K; what you change is kept, too',
  change: 'Change',
  another: 'Another draft',
  noOther: 'There is no other draft for this module.',
}
