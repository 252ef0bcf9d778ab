import { lint as en } from './en-lint'
import { lint as zhCN } from './zh-cn-lint'

/** What the linter says: only the pages on which questions are written load it. */
export const LINT: Record<'en' | 'zh-CN', typeof en> = { en, 'zh-CN': zhCN }
