import type { Messages } from './language'
import { account } from './zh-cn-account'
import { bank } from './zh-cn-bank'
import { catalogue, course, graphPage, module } from './zh-cn-course'
import { digest } from './zh-cn-digest'
import { feed, feedPage } from './zh-cn-feed'
import { graph } from './zh-cn-graph'
import { bring } from './zh-cn-import'
import { card, lesson } from './zh-cn-lesson'
import { make } from './zh-cn-make'
import { display, page, refused } from './zh-cn-page'
import { question } from './zh-cn-question'
import { figures, report, share, sheet, tend } from './zh-cn-share'
import { mentor, practice, sprint } from './zh-cn-sprint'
import { studio } from './zh-cn-studio'

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
