import { checklist } from './en-checklist'
import { bring } from './en-import'
import { lint } from './en-lint'
import { propose } from './en-propose'
import { publish } from './en-publish'
import { question } from './en-question'
import { say } from './en-say'
import { studio } from './en-studio'
import { taking } from './en-taking'
import type { Language, Shape } from './language'
import { useLanguage } from './messages'
import { checklist as zhChecklist } from './zh-cn-checklist'
import { bring as zhBring } from './zh-cn-import'
import { lint as zhLint } from './zh-cn-lint'
import { propose as zhPropose } from './zh-cn-propose'
import { publish as zhPublish } from './zh-cn-publish'
import { question as zhQuestion } from './zh-cn-question'
import { say as zhSay } from './zh-cn-say'
import { studio as zhStudio } from './zh-cn-studio'
import { taking as zhTaking } from './zh-cn-taking'

const en = { studio, bring, propose, question, lint, taking, checklist, say, publish }

/** Every text of the studio. Only its own pages load them. */
export type StudioMessages = Shape<typeof en>

export const STUDIO: Record<Language, StudioMessages> = {
  en,
  'zh-CN': {
    studio: zhStudio,
    bring: zhBring,
    propose: zhPropose,
    question: zhQuestion,
    lint: zhLint,
    taking: zhTaking,
    checklist: zhChecklist,
    say: zhSay,
    publish: zhPublish,
  },
}

/** The studio's messages in the language of the interface. */
export function useStudioMessages(): StudioMessages {
  return STUDIO[useLanguage()]
}
