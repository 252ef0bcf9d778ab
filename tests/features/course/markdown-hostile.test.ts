import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { renderModule } from '~/features/course/markdown.server'

const ample = { milliseconds: 5_000 }
const TAG = /<\/?[a-z][^\s>/]*(?:\s+[^\s=>]+(?:="[^"]*")?)*\s*\/?>/gi
const FORBIDDEN = /^<(?:script|style|iframe|object|embed|svg|form|base|meta|link|video|audio)\b/i
const RUNS = /\s(?:on[a-z]+|style|srcdoc|formaction|action|srcset|xlink:href)=/i

/** What of a piece of HTML could run, load or lead where it must not. */
function dangersIn(rendered: string): string[] {
  const leadsAstray = (tag: string) => {
    const [, name, written = ''] = /\s(href|src)="([^"]*)"/i.exec(tag) ?? []
    const address = written.replace(/&#x([0-9a-f]+);/gi, (_, code) =>
      String.fromCodePoint(Number.parseInt(code, 16)),
    )
    if (name === 'src') return !/^(?:https:|\/media\/)/.test(address)
    if (!URL.canParse(address, 'https://here.invalid')) return name === 'href'
    const { protocol } = new URL(address, 'https://here.invalid')
    return !['http:', 'https:', 'mailto:'].includes(protocol)
  }
  const tags = rendered.match(TAG) ?? []
  const bad = tags.filter((tag) => FORBIDDEN.test(tag) || RUNS.test(tag) || leadsAstray(tag))
  return [...bad, ...(rendered.replace(TAG, '').includes('<') ? ['a stray <'] : [])]
}

const folder = process.env.FIFTEEN_DATA
const hostile = (path: string) => readFileSync(join(folder ?? '', 'hostile', path), 'utf8')

describe.skipIf(!folder)('rendering hostile texts (skipped: no data)', () => {
  it('lets no script, handler or dangerous address through', async () => {
    const strings = (value: unknown): string[] =>
      typeof value === 'string'
        ? [value]
        : value && typeof value === 'object'
          ? Object.values(value).flatMap(strings)
          : []
    const scripts = new Set([
      ...strings(JSON.parse(hostile('xss/dompurify-expect.json'))),
      ...strings(JSON.parse(hostile('xss/patt-xss.json'))),
      ...strings(JSON.parse(hostile('strings/blns.json'))),
      ...hostile('markdown/markdown-it-xss.txt').split(/^\.$/m),
    ])
    const texts = [
      ...[...scripts].flatMap((text) => [text, `[x](${text})`, `![x](${text})`, `<${text}>`]),
      ...hostile('markdown/markdown-it-good.txt')
        .split(/^\.$/m)
        .filter((_, at) => at % 3 === 1),
    ]
    expect(texts.length).toBeGreaterThan(4_000)
    let refused = 0
    await Promise.all(
      texts.map(async (text) => {
        const rendered = await renderModule(text, ample)
        if (rendered.kind === 'refused') refused += 1
        else expect(dangersIn(rendered.ideas.map((idea) => idea.html).join('')), text).toEqual([])
      }),
    )
    expect(refused).toBeLessThan(texts.length / 100)
  }, 120_000)
})
