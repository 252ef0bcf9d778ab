import { account } from './en-account'
import { bank } from './en-bank'
import { catalogue, course, graphPage, module } from './en-course'
import { digest } from './en-digest'
import { feed, feedPage } from './en-feed'
import { graph } from './en-graph'
import { card, lesson } from './en-lesson'
import { make } from './en-make'
import { display, page, refused } from './en-page'
import { figures, report, share, sheet, tend } from './en-share'
import { mentor, practice, sprint } from './en-sprint'

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
}
