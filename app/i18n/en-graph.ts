import { plural } from './plural'

const concepts = (count: number) => plural(count, 'concept', 'concepts')
const answers = (count: number) => plural(count, 'answer', 'answers')

export const graph = {
  bands: { new: 'New', met: 'Met', growing: 'Growing', firm: 'Firm', mastered: 'Mastered' },
  fading: 'Fading',
  bandFading: (band: string) => `${band}, fading`,
  named: (title: string, band: string) => `${title}: ${band}`,
  namedNext: (title: string, band: string) => `${title}: ${band}, next`,
  label: (count: number) => `Graph of ${concepts(count)} and what each needs`,
  labelPart: (count: number) => `Part of the graph: ${concepts(count)}`,
  firmOf: (firm: number, count: number) => `${firm} of ${concepts(count)} firm or mastered.`,
  legend: 'Mastery',
  zoom: 'View of the graph',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  whole: 'Show all',
  list: 'The same as a list',
  step: (step: number) => `Step ${step}`,
  titles: (titles: string[]) => titles.join(', '),
  bandNeeds: (band: string, titles: string) => `${band}; needs ${titles}`,
  unanswered: 'No question on it answered yet.',
  about: (from: string, to: string, count: number) =>
    `About ${from}–${to}: your chance with a fresh question today, after ${answers(count)}.`,
  exactly: (value: string, from: string, to: string, count: number) =>
    `${value}: your chance with a fresh question today, after ${answers(count)}; likely between ${from} and ${to}.`,
  fadingWhy: 'Time has taken it down since you last met it. Practice brings it back.',
  modules: 'Read it in',
  minutes: (minutes: number) => `${minutes} min`,
  needs: 'Needs',
  opens: 'Leads to',
  practise: 'Practise',
  why: {
    continue: 'Because you have begun it, and your place is kept.',
    first: 'Because it is where the course begins.',
    order: 'Because it comes next in the course.',
    free: 'Because it needs nothing from the modules before it.',
    buildsOn: (from: string, band: string, to: string) =>
      `Because “${from}” is ${band.toLowerCase()} now, and “${to}” builds on it.`,
    uses: (from: string, band: string, to: string) =>
      `Because “${to}” puts “${from}” to work, which is ${band.toLowerCase()} so far.`,
    practise: (concept: string, band: string) =>
      `Because every module is finished, and “${concept}” is the weakest you can practise: ${band.toLowerCase()}.`,
    done: 'Every module is finished, and nothing needs practice today.',
  },
}

/** What each language's graph messages hold. */
export type GraphMessages = typeof graph
