import type { Messages } from './language'
import { account } from './zh-cn-account'
import { bank } from './zh-cn-bank'
import { catalogue, course, graphPage, module } from './zh-cn-course'
import { digest } from './zh-cn-digest'
import { feed, feedPage } from './zh-cn-feed'
import { graph } from './zh-cn-graph'
import { card, lesson } from './zh-cn-lesson'
import { make } from './zh-cn-make'
import { display, page, refused } from './zh-cn-page'
import { figures, report, share, sheet, tend } from './zh-cn-share'
import { mentor, practice, sprint } from './zh-cn-sprint'

export const zhCN: Messages = {
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
