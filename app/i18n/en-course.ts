import { plural } from './plural'

const minutes = (count: number) => `${count} min`
const modules = (count: number) => plural(count, 'module', 'modules')

export const catalogue = {
  title: 'Courses',
  today: 'Today',
  hello: (name: string) => `Good to see you, ${name}`,
  helloGuest: 'Good to see you again',
  headline: 'Learn one whole thing in a quarter of an hour',
  lede: 'Short modules, three questions at the end of each, and an honest picture of what you know. No account needed; nothing you do here is lost if you make one later.',
  startWith: 'Start with ',
  startWithEnd: '',
  quarter: 'A quarter of an hour in three parts',
  steps: ['Read one idea at a time', 'Answer three questions', 'See what you know'],
  sprintDial: (count: number) => `Sprint: ${count} of 3 lessons finished`,
  nextIn: 'Next in',
  open: (time: number) => `Continue, ${minutes(time)}`,
  toGo: (count: number) =>
    count === 1
      ? 'One more lesson finishes the sprint and unlocks a reward.'
      : `${plural(count, 'lesson', 'lessons')} to the end of this sprint, and a reward.`,
  toNext: 'Three more lessons finish the next sprint.',
  waiting: 'A lesson is open. What you finish meanwhile counts as soon as that one is done.',
  all: 'All',
  language: 'Language',
  yours: 'Your courses',
  every: 'Courses',
  size: (count: number, time: number) => `${modules(count)}, ${minutes(time)}`,
  begun: (done: number, count: number, time: number) =>
    done === count
      ? `All ${modules(count)} done`
      : `${done} of ${modules(count)}, ${minutes(time)} left`,
  none: 'No course here yet',
  noneText: 'An instructor of this site can bring one in with one command.',
  noneIn: 'No course in this language yet',
  rewardWaits: 'A reward is waiting for you',
  choose: 'Choose it',
}

export const course = {
  size: (count: number, time: number, sprints: number) =>
    `${modules(count)} · ${minutes(time)} · ${plural(sprints, 'sprint', 'sprints')}`,
  by: (name: string) => `By ${name}.`,
  licence: (name: string) => `Licence: ${name}.`,
  openIt: 'Open the course',
  podcast: 'Hear it as a podcast',
  ownPodcast: 'Your own podcast',
  alsoIn: 'Also in',
  start: (time: number) => `Start, ${minutes(time)}`,
  resume: (time: number) => `Continue, ${minutes(time)}`,
  titleEnd: '. ',
  sprint: (number: number) => `Sprint ${number}`,
  finishedOf: (count: number, of: number) => `${count} of ${of}`,
  done: (right: number) => `Done, ${right} of 3 right`,
  hereOnCard: 'You are here: the card',
  here: (idea: number, of: number) => `You are here, ${idea} of ${of}`,
  minutes,
  reward:
    'Three lessons in a row, from any course, unlock one reward: a badge, or a question to the mentor.',
  know: 'What you know so far',
  knowEmpty: 'The beginning of the graph. It fills as you answer.',
  wholeGraph: 'The whole graph',
  sources: 'Sources',
}

export const module = {
  ideas: (now: number, of: number) => `Idea ${now} of ${of}, then the card`,
  back: 'Back',
  next: 'Next',
  toCard: 'Three questions',
  recording: (spans: string) => `${spans} of the recording`,
  left: (time: number) => (time < 1 ? 'Less than 1 min left' : `${minutes(Math.round(time))} left`),
  idea: (number: number) => `Idea ${number}`,
  keys: 'The arrow keys and the space bar turn the pages.',
}

export const graphPage = {
  empty: 'No graph yet',
  emptyText: 'It grows with the first course on this site.',
  choose: 'Courses',
  open: 'See it',
}
