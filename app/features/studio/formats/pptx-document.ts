import type { Material } from '~/features/course/material'
import { pathFrom } from './archive-path'
import { cropped } from './document-pictures'
import { readHtml } from './html-document'
import type { Pictures } from './lesson-images'
import { texOfOmml } from './omml'
import { oneLine } from './one-line'
import { bodyHtml, paragraphsOf, runsHtml } from './pptx-text'
import { Unreadable } from './unreadable'
import { childOf, childrenOf, readXml, textOf, within, type XmlNode } from './xml'
import { attribute, escapedXml } from './xml-write'

/** The files of a PPTX that hold its text and say in which order. */
export const PPTX_PARTS =
  /^ppt\/(?:presentation\.xml|_rels\/presentation\.xml\.rels|(?:slides|notesSlides)\/.*\.(?:xml|rels))$/i
/** What says which slides there are. */
export const PRESENTATION = 'ppt/presentation.xml'

type Files = Map<string, Uint8Array>
type Dropped = Material['dropped']

/**
 * The text of slides in their order: each one's title as a heading, its lists, tables and pictures,
 * and below them what its notes say. Hidden slides are left out.
 *
 * @param files those of `PPTX_PARTS`, by their paths
 * @param pictures where their pictures are, by their paths
 * @throws Unreadable
 * @throws Undocumented as `readHtml`
 */
export function readPptx(
  files: Files,
  pictures: Pictures,
): Pick<Material, 'title' | 'blocks' | 'dropped'> {
  const presentation = readXml(fileOf(files, PRESENTATION))
  const rels = relationsOf(files, PRESENTATION)
  const dropped: Dropped = []
  const pages = within(presentation, (name) => name === 'sldId').map((slide, at) => {
    const id = Object.entries(slide.attributes).find(([name]) => /:id$/.test(name))?.[1] ?? ''
    const path = rels.find((rel) => rel.id === id)?.path ?? ''
    return slideHtml(files, path, `slide ${at + 1}`, dropped)
  })
  const read = readHtml(pages.join('\n'), pictures)
  return { ...read, dropped: [...read.dropped, ...dropped] }
}

function fileOf(files: Files, path: string): Uint8Array {
  const found = files.get(path)
  if (!found) throw new Unreadable(`${path || 'a slide'} is not in the file`)
  return found
}

type Relation = { id: string; type: string; path: string; target: string }

function relationsOf(files: Files, path: string): Relation[] {
  const bytes = files.get(path.replace(/([^/]+)$/, '_rels/$1.rels'))
  if (!bytes) return []
  return within(readXml(bytes), (name) => name === 'Relationship').map(({ attributes }) => ({
    id: attributes.Id ?? '',
    type: (attributes.Type ?? '').replace(/^.*\//, ''),
    path: pathFrom(path, attributes.Target ?? ''),
    target: attributes.Target ?? '',
  }))
}

function slideHtml(files: Files, path: string, name: string, dropped: Dropped): string {
  const slide = readXml(fileOf(files, path))
  if (slide.attributes.show === '0') {
    dropped.push({ what: name, why: 'it is hidden' })
    return ''
  }
  const rels = relationsOf(files, path)
  const [tree] = within(slide, (one) => one === 'spTree')
  const html = tree ? shapesHtml(tree, { rels, name, dropped }) : ''
  const formulas = within(slide, (one) => one === 'oMath').filter(
    (formula) => texOfOmml(formula) === null,
  ).length
  if (formulas > 0) {
    dropped.push({ what: `${name}: ${formulas} formulas`, why: 'they are kept as plain text' })
  }
  const notes = rels.find(({ type }) => type === 'notesSlide')?.path
  const bytes = notes === undefined ? undefined : files.get(notes)
  const said = bytes ? notesHtml(readXml(bytes)) : ''
  return html + said
}

/** What the notes of a slide say, without its picture and its number. */
function notesHtml(notes: XmlNode): string {
  return within(notes, (name) => name === 'sp')
    .filter((shape) => placeOf(shape) === 'body')
    .flatMap((shape) => paragraphsOf(shape))
    .map((paragraph) => `<p>${runsHtml(paragraph)}</p>`)
    .join('')
}

type Slide = { rels: Relation[]; name: string; dropped: Dropped }

/** The kind of placeholder a shape is; null for a shape of its own. */
const placeOf = (shape: XmlNode): string | null => {
  const [place] = within(shape, (name) => name === 'ph')
  return place ? (place.attributes.type ?? 'body') : null
}

/** What repeats on slides and says nothing of their own. */
const AROUND = new Set(['dt', 'ftr', 'sldNum', 'hdr', 'sldImg'])
const TITLES = new Set(['title', 'ctrTitle'])

function shapesHtml(tree: XmlNode, slide: Slide): string {
  const shapes = childrenOf(tree)
  const isTitle = (shape: XmlNode) => shape.name === 'sp' && TITLES.has(placeOf(shape) ?? '')
  const inOrder = [...shapes.filter(isTitle), ...shapes.filter((shape) => !isTitle(shape))]
  return inOrder.map((shape) => shapeHtml(shape, slide)).join('')
}

function shapeHtml(shape: XmlNode, slide: Slide): string {
  if (shape.name === 'grpSp') return shapesHtml(shape, slide)
  if (shape.name === 'AlternateContent') {
    const choice = childOf(shape, 'Choice')
    const formulas = choice && within(choice, (name) => name === 'oMath').length > 0
    const inside = formulas ? choice : (childOf(shape, 'Fallback') ?? choice)
    return inside ? shapesHtml(inside, slide) : ''
  }
  if (shape.name === 'pic') return pictureHtml(shape, slide)
  if (shape.name === 'graphicFrame') return frameHtml(shape, slide)
  if (shape.name !== 'sp') return ''
  const place = placeOf(shape)
  if (place !== null && AROUND.has(place)) return ''
  const paragraphs = paragraphsOf(shape)
  if (place !== null && TITLES.has(place)) {
    const title = oneLine(paragraphs.map((paragraph) => textOf(paragraph)).join(' '))
    // The title of the first slide, where it is a title slide, is that of them all.
    const level = place === 'ctrTitle' && slide.name === 'slide 1' ? 1 : 2
    return title ? `<h${level}>${escapedXml(title)}</h${level}>` : ''
  }
  const bulleted = paragraphs.length > 1 && place !== 'subTitle' && place !== null
  return bodyHtml(paragraphs, bulleted)
}

function pictureHtml(shape: XmlNode, { rels }: Slide): string {
  const [about] = within(shape, (name) => name === 'cNvPr')
  const { descr = '' } = about?.attributes ?? {}
  const [fill] = within(shape, (name) => name === 'blip')
  const id = Object.entries(fill?.attributes ?? {}).find(([name]) => /:embed$/.test(name))?.[1]
  const path = rels.find((rel) => rel.id === id)?.path ?? about?.attributes.name ?? ''
  const [rect] = within(shape, (name) => name === 'srcRect')
  const share = (side: string) => Number(rect?.attributes[side] ?? 0) / 100_000
  const sides = { left: share('l'), top: share('t'), right: share('r'), bottom: share('b') }
  const src = Object.values(sides).some((one) => one > 0) ? cropped(path, sides) : path
  return `<p><img src="${attribute(src)}" alt="${attribute(descr)}"></p>`
}

function frameHtml(shape: XmlNode, { name, dropped }: Slide): string {
  const [table] = within(shape, (one) => one === 'tbl')
  if (!table) {
    const [data] = within(shape, (one) => one === 'graphicData')
    const what = /chart/.test(data?.attributes.uri ?? '') ? 'chart' : 'drawing'
    const [about] = within(shape, (one) => one === 'cNvPr')
    const words = oneLine(about?.attributes.descr ?? '')
    const why = words ? 'not supported, its words are kept' : 'not supported'
    dropped.push({ what: `${name}: ${what}`, why })
    return words ? `<p><em>${escapedXml(words)}</em></p>` : ''
  }
  const rows = childrenOf(table, 'tr').map((row, at) => {
    const cells = childrenOf(row, 'tc').map((cell) => {
      const text = paragraphsOf(cell).map(runsHtml).join('<br>')
      return at === 0 ? `<th>${text}</th>` : `<td>${text}</td>`
    })
    return `<tr>${cells.join('')}</tr>`
  })
  return `<table>${rows.join('')}</table>`
}
