// A process of its own: writes the script of one module. See write.server.ts.

import { moduleSentences } from '~/features/course/sentences'
import { proposeScript } from '~/features/digest/script/assemble'
import { fitScript } from '~/features/digest/script/fit'
import { estimateSeconds } from '~/features/digest/script/seconds'
import { writeScript } from '~/features/digest/script/write-script'
import { answerParent } from './child-work.server'
import type { Material } from './write.server'

await answerParent(async ({ head }) => {
  const { body, answers, ...about } = head as Material
  const { language } = about
  const source = { ...about, sentences: moduleSentences(body, language) }
  if (answers) return { head: { candidates: [], lines: proposeScript(source, answers).lines } }
  const candidates = writeScript(source)
  const { lines } = fitScript(candidates, ({ spoken }) => estimateSeconds(spoken, language))
  return { head: { candidates, lines } }
})
