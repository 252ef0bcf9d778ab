import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { en } from '~/i18n/en'
import { STUDIO } from '~/i18n/studio'
import { zhCN } from '~/i18n/zh-cn'

type Tree = { [key: string]: unknown }

/** The paths of all texts, with what each takes. */
function leaves(tree: Tree, path: string[] = []): { path: string[]; kind: string }[] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? leaves(value as Tree, [...path, key])
      : [{ path: [...path, key], kind: Array.isArray(value) ? `${value.length}` : typeof value }],
  )
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    return entry.isDirectory() ? filesIn(path) : [path]
  })
}

const files = filesIn('app').filter((path) => /\.tsx?$/.test(path) && !/i18n\/(en|zh)/.test(path))
const code = files.map((path) => readFileSync(path, 'utf8')).join('\n')

/** Whether the code names the message, or picks it out of its group by a variable. */
function isUsed([...path]: string[]): boolean {
  const key = path.pop() ?? ''
  const group = path.pop()
  if (new RegExp(`\\.${key}\\b`).test(code)) return true
  if (new RegExp(`\\[\\s*'${key}'\\s*\\]`).test(code)) return true
  return group !== undefined && new RegExp(`\\b${group}\\[(?!')|\\.${group}\\}`).test(code)
}

const SHOWN = new Set(['aria-label', 'title', 'alt', 'placeholder', 'label', 'hint'])
const NAMES = /^(Fifteen|Aa|\d|[^\p{L}])*$/u

/** Texts that a component holds itself. */
function textsIn(path: string, text: string): string[] {
  const found: string[] = []
  const visit = (node: ts.Node) => {
    if (ts.isJsxText(node) && !NAMES.test(node.text.trim())) found.push(node.text.trim())
    if (ts.isJsxAttribute(node) && node.initializer && ts.isStringLiteral(node.initializer)) {
      const name = node.name.getText()
      if (SHOWN.has(name) && !NAMES.test(node.initializer.text)) found.push(node.initializer.text)
    }
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX))
  return found.map((one) => `${path}: ${one}`)
}

const english = { ...en, ...STUDIO.en } as Tree
const chinese = { ...zhCN, ...STUDIO['zh-CN'] } as Tree

describe('the messages', () => {
  it('are the same in both languages, text for text', () => {
    expect(leaves(chinese)).toEqual(leaves(english))
  })

  it('are all used', () => {
    const unused = leaves(english).filter(({ path }) => !isUsed(path))
    expect(unused.map(({ path }) => path.join('.'))).toEqual([])
    expect(isUsed(['page', 'nobodyAsksForThis'])).toBe(false)
  })

  it('say nothing in English on a Chinese page', () => {
    const found = leaves(chinese).filter(({ path }) => {
      const text = path.reduce<unknown>((tree, key) => (tree as Tree)[key], chinese)
      return typeof text === 'string' && /[a-z]{3}/i.test(text) && !/[\u4e00-\u9fff]/.test(text)
    })
    expect(found.map(({ path }) => path.join('.'))).toEqual(['page.otherLanguage.name'])
  })

  it('are the only place with text', () => {
    const held = files
      .filter((path) => path.endsWith('.tsx'))
      .flatMap((path) => textsIn(path, readFileSync(path, 'utf8')))
    expect(held).toEqual([])
    expect(textsIn('a.tsx', 'const A = () => <p>Hello</p>')).toEqual(['a.tsx: Hello'])
    expect(textsIn('a.tsx', 'const A = () => <p title="Hello" />')).toEqual(['a.tsx: Hello'])
  })
})
