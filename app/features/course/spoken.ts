import { lettersOf, PACE, type Pace } from './minutes'

/** How fast people speak: what an untimed transcript lasts is worked out from it. */
export const SPOKEN_PACE: Pace = { ...PACE, wordsPerMinute: 150, hanPerMinute: 240 }

/** Words that point at what speaker and listener share, and those that hold a talk together. */
const POINTS =
  /(?<![\p{L}'’])(?:you|your|yours|this|that|these|those|it|here|there|now|so|well|okay|ok|right|um|uh|yeah)(?![\p{L}])/giu
const HAN_POINTS = /这个|那个|这里|那么|然后|就是|大家|你们|我们|对吧|好了|[呢啊吧嘛嗯]/gu

/** From how many of them in a thousand on a text is speech. */
const SPOKEN = { words: 110, han: 50 }

/**
 * Whether a text is speech that nobody edited, as a lecture is. Speakers point at what is
 * before them about four times as often as writers do, and half as often again as those who
 * speak for the record.
 *
 * @see Biber 1988, Variation across Speech and Writing: involved against informational texts
 */
export function isSpoken(text: string): boolean {
  const { words, han } = lettersOf(text)
  if (words + han < 100) return false
  if (han > words) return (1000 * (text.match(HAN_POINTS)?.length ?? 0)) / han >= SPOKEN.han
  return (1000 * (text.match(POINTS)?.length ?? 0)) / words >= SPOKEN.words
}
