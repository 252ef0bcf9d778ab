// The requests of the benches: pages, and answers as a browser posts them.
import type { Unit } from './load'
import type { Seeded } from './site'

export const BLOCK = 256 // learners who study at the same time

export function get(path: string, cookie: string): string {
  return [
    `GET ${path} HTTP/1.1`,
    'Host: 127.0.0.1',
    'Accept: text/html,application/xhtml+xml',
    'Accept-Encoding: gzip, deflate, br',
    'Accept-Language: en',
    'User-Agent: Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0.0.0',
    `Cookie: ${cookie}; zone=Europe%2FBerlin`,
    '\r\n',
  ].join('\r\n')
}

export function post(path: string, cookie: string, form: [string, string][]): string {
  const body = new URLSearchParams(form).toString()
  return [
    `POST ${path} HTTP/1.1`,
    'Host: 127.0.0.1',
    'Accept: */*',
    'Accept-Encoding: gzip, deflate, br',
    'Accept-Language: en',
    'User-Agent: Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0.0.0',
    'Sec-Fetch-Site: same-origin',
    'Content-Type: application/x-www-form-urlencoded;charset=UTF-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    `Cookie: ${cookie}; zone=Europe%2FBerlin`,
    `\r\n${body}`,
  ].join('\r\n')
}

export function formOf({
  question,
  response,
}: Seeded['cards'][number][number]): [string, string][] {
  return [['question', question], ...response.map((id): [string, string] => ['response', id])]
}

/** Each learner's cards in order, many learners at a time: no two requests of one meet. */
export function* cardsOf(learners: Seeded['learners'], cards: Seeded['cards']): Generator<Unit> {
  for (let from = 0; from < learners.length; from += BLOCK) {
    for (const [i, card] of cards.entries()) {
      for (const { cookie, lessons } of learners.slice(from, from + BLOCK)) {
        const path = `/lessons/${lessons[i]}/answers?_data=routes%2Flesson.answers`
        yield card.map((answer) => post(path, cookie, formOf(answer)))
      }
    }
  }
}

/** The same, one answer a unit: everybody's first of a card, then everybody's second. */
export function* answersOf(learners: Seeded['learners'], cards: Seeded['cards']): Generator<Unit> {
  for (let from = 0; from < learners.length; from += BLOCK) {
    const units = [...cardsOf(learners.slice(from, from + BLOCK), cards)]
    for (let i = 0; i < units.length; i += BLOCK) {
      for (const n of cards[0]?.keys() ?? []) {
        for (const unit of units.slice(i, i + BLOCK)) yield [unit[n] ?? '']
      }
    }
  }
}
