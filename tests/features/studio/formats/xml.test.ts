import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { hasData } from '#/tests/support/hostile'
import { Unreadable } from '~/features/studio/formats/unreadable'
import { childOf, childrenOf, readXml, textOf } from '~/features/studio/formats/xml'

const utf8 = (text: string) => new TextEncoder().encode(text)
const utf16 = (text: string, mark = '\uFEFF') =>
  new Uint8Array(Uint16Array.from(`${mark}${text}`, (letter) => letter.charCodeAt(0)).buffer)

describe('XML', () => {
  it('keeps text and elements in their order, and drops namespaces of names', () => {
    const root = readXml(utf8('<q:a x:b="1"> one <c>two</c> three </q:a>'))
    expect(root.name).toBe('a')
    expect(root.attributes['x:b']).toBe('1')
    expect(root.children.map((one) => (typeof one === 'string' ? one : one.name))).toEqual([
      ' one ',
      'c',
      ' three ',
    ])
  })

  it('knows the five entities of XML and numbers, once, and none in CDATA', () => {
    const root = readXml(utf8('<a b="&quot;">&lt;&#65;&#x42;&amp;lt;<![CDATA[&lt;<b>]]>&x;</a>'))
    expect(textOf(root)).toBe('<AB&lt;&lt;<b>&x;')
    expect(root.attributes.b).toBe('"')
  })

  it('is read in the encoding that it names or shows', () => {
    const named = '<?xml version="1.0" encoding="GB18030"?><a>'
    const gb = new Uint8Array([...utf8(named), 0xd6, 0xd0, ...utf8('</a>')])
    expect(textOf(readXml(gb))).toBe('中')
    expect(textOf(readXml(utf16('<a>é</a>')))).toBe('é')
    expect(textOf(readXml(utf16('<a>é</a>', '')))).toBe('é')
  })

  it('with a document type or an entity is refused in every encoding', () => {
    const text = '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'
    for (const bytes of [utf8(text), utf16(text), utf16(text, '')]) {
      expect(() => readXml(bytes)).toThrow('document type or entities')
    }
    expect(textOf(readXml(utf8('<a><![CDATA[<!DOCTYPE html>]]></a>')))).toBe('<!DOCTYPE html>')
  })

  it('that is not well formed is refused with its line', () => {
    expect(() => readXml(utf8('<a>\n<b></a>'))).toThrow(/^line 2: /)
    for (const text of ['', 'x', '<a', '{"a":1}']) {
      expect(() => readXml(utf8(text))).toThrow(Unreadable)
    }
  })

  it('is refused when it is nested too deep, without a crash', () => {
    const deep = (levels: number) => utf8('<a>'.repeat(levels) + '</a>'.repeat(levels))
    expect(childrenOf(readXml(deep(90)))).toHaveLength(1)
    expect(() => readXml(deep(100_000))).toThrow(Unreadable)
  })

  it('finds no child where there is none', () => {
    expect(childOf(readXml(utf8('<a>b</a>')), 'b')).toBeUndefined()
  })

  it.runIf(hasData)('of strangers reads no file and expands nothing', () => {
    const folder = join(process.env.FIFTEEN_DATA ?? '', 'hostile/xml')
    for (const name of readdirSync(folder)) {
      const bytes = readFileSync(join(folder, name))
      const harmless = name === 'defusedxml-simple.xml'
      if (harmless) expect(readXml(bytes).name).toBe('root')
      else expect(() => readXml(bytes), name).toThrow(Unreadable)
    }
  })
})
