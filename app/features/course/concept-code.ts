import { FILE } from './concept-words'
import type { Sentence } from './sentences'

/** Whether a code span names something, and isn't a line of a program or a path. */
export const isName = (code: string) =>
  code.length <= 30 &&
  !STATEMENT.test(code) &&
  /^[@$.#<]?[\p{L}_$][\p{L}\p{N}_$:-]*(?:\.[\p{L}_$][\p{L}\p{N}_$]*)?(?:\(\))?>?(?: -{0,2}[a-z][\w-]*)?(?: -{1,2}\w[\w-]*)?$/u.test(
    code,
  ) &&
  !FILE.test(code)

const STATEMENT =
  /^(?:const|let|var|function|return|import|export|from|if|else|for|while|new|class|async|await|type|public|private|def|cd|true|false|in|of|the) /

/** The commands with a second word at the beginning of lines of code: “git init”. */
export function commandsIn(code: string): string[] {
  return [
    ...code.matchAll(
      /^[ \t]*(?:\$ )?([a-z]{2,10} (?:-{1,2})?[a-z][a-z-]{1,14})(?=$|[ \t]+(?:[-[<"'.@]|\w+$))/gm,
    ),
  ]
    .map(([, command = '']) => command)
    .filter((command) => !STATEMENT.test(command))
}

/** What a sentence lists after a colon, where that are four single words at least. */
export function listedIn(text: string): string[] {
  const [, list = ''] = /:\s+([^:.!?。！？]{10,200})/.exec(text) ?? []
  const items = list.split(/,\s*(?:and\s+|or\s+)?|\s+and\s+|、|和/).map((item) => item.trim())
  const short = items.filter((item) => /^[\p{L}\p{N}_$-]{3,20}$/u.test(item))
  return short.length >= 4 && short.length >= items.length - 1 ? short : []
}

/** What the code of the course names itself: variables, functions and classes of its examples. */
export function ownNames(texts: Sentence[][]): Set<string> {
  const code = texts
    .flatMap((sentences) => sentences.flatMap(({ follows }) => follows ?? []))
    .join('\n')
  const own = new Set<string>()
  const declared =
    /\b(?:const|let|var|function\*?|class|def|interface|type|enum)\s+([\p{L}_$][\p{L}\p{N}_$]*)/gu
  for (const [, name = ''] of code.matchAll(declared))
    if (name.length > 2) own.add(name.toLowerCase())
  for (const [, name = ''] of code.matchAll(/(?<![.\w$])([\p{L}_$][\p{L}\p{N}_$]{2,}) [-+]?= /gu))
    own.add(name.toLowerCase())
  for (const [, list = ''] of code.matchAll(
    /\bfunction\*? ?\w*\(([^()]{1,200})\)|\(([^()]{1,200})\) =>/g,
  )) {
    for (const name of list.split(/[\s,]+/)) if (name.length > 2) own.add(name.toLowerCase())
  }
  for (const [, name = ''] of code.matchAll(/\b(?:id|class)=["']([\w-]+)["']/g))
    own.add(name.toLowerCase())
  return own
}
