import { account } from './en-account'
import { bank } from './en-bank'
import { catalogue, course, graphPage, module } from './en-course'
import { digest } from './en-digest'
import { feed, feedPage } from './en-feed'
import { graph } from './en-graph'
import { bring } from './en-import'
import { card, lesson } from './en-lesson'
import { make } from './en-make'
import { display, page, refused } from './en-page'
import { question } from './en-question'
import { figures, report, share, sheet, tend } from './en-share'
import { mentor, practice, sprint } from './en-sprint'
import { studio } from './en-studio'

export const en = {
  display,
  page,
  refused,
  catalogue,
  course,
  module,
  card,
  lesson,
  graph,
  graphPage,
  sprint,
  mentor,
  practice,
  question,
  account,
  bank,
  digest,
  share,
  sheet,
  figures,
  feed,
  feedPage,
  make,
  report,
  tend,
  studio,
  bring,
}
