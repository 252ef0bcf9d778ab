import type { Messages } from '~/i18n/language'
import { minuteText } from './share'

type Open = {
  kind: 'open'
  title: string
  language: string
  name: string | null
  /** Of its audio. */
  type: string
  audio: { seconds: number }
}

/** How a share is called in the title of its page. */
export function pageTitle(view: Open | { kind: 'ended' | 'waiting' | 'gone' }, m: Messages) {
  if (view.kind !== 'open') return view.kind === 'waiting' ? m.share.waiting : m.share.ended
  const { title, name } = view
  return name === null ? m.share.pageTitleOfNobody(title) : m.share.pageTitle(title, name)
}

/**
 * What other sites show of a share's address: Open Graph, Twitter's card, and where its oEmbed is.
 *
 * @param address of the page, absolute
 * @see ogp.me; oembed.com, section 4
 */
export function cardTags(view: Open, address: string, m: Messages) {
  const picture = `${address}/picture`
  const tag = (property: string, content: string) => ({ property, content })
  const named = (name: string, content: string) => ({ name, content })
  const title = pageTitle(view, m)
  const description = m.share.described(minuteText(view.audio.seconds))
  const oembed = `${new URL(address).origin}/oembed?url=${encodeURIComponent(address)}&format=json`
  return [
    named('description', description),
    tag('og:type', 'website'),
    tag('og:site_name', 'Fifteen'),
    tag('og:title', title),
    tag('og:description', description),
    tag('og:url', address),
    tag('og:locale', view.language.replace('-', '_')),
    tag('og:image', picture),
    tag('og:image:type', 'image/png'),
    tag('og:image:width', '1200'),
    tag('og:image:height', '630'),
    tag('og:image:alt', m.share.pictureOf(view.title)),
    tag('og:audio', `${address}/audio`),
    tag('og:audio:type', view.type),
    named('twitter:card', 'summary_large_image'),
    named('twitter:title', title),
    named('twitter:description', description),
    named('twitter:image', picture),
    {
      tagName: 'link' as const,
      rel: 'alternate',
      type: 'application/json+oembed',
      href: oembed,
      title,
    },
  ]
}
