// A process of its own: makes one audio from its script. See make.server.ts.

import { fitScript } from '~/features/digest/script/fit'
import type { Line } from '~/features/digest/script/line'
import { totalSeconds } from '~/features/digest/script/seconds'
import { answerParent, type Tell, Unable } from './child-work.server'
import { EndpointFault, type Fault } from './endpoint.server'
import { endpointSet } from './endpoint-settings.server'
import { endpointVoice } from './endpoint-voice.server'
import { finish } from './finish.server'
import { linesOf, type Order } from './order'
import { type Sound, secondsOf, silence } from './sound'
import { AROUND, layOut } from './track'
import { embeddedVoice, type Voice } from './voices.server'

const MOST = 178 // s, of 180
const FASTEST = 1.12
const SPOKEN = 0.7 // of the work, roughly

type Said = { line: Line; sound: Sound }

/** A voice that says each text once for each tempo. Null for what it has no way to say. */
function remembering(voice: Voice) {
  const said = new Map<string, Sound | null>()
  return async (line: Line, tempo: number): Promise<Sound | null> => {
    const key = `${tempo} ${line.spoken}`
    const known = said.get(key)
    if (known !== undefined) return known
    const sound = await voice.say(line.spoken, tempo).catch((error: Error) => {
      if (error instanceof Unable && error.why === 'unsaid') return null
      throw error
    })
    said.set(key, sound)
    return sound
  }
}

function lengthOf(said: Said[]): number {
  const lines = said.map(({ line, sound }) => ({ ...line, seconds: secondsOf(sound) }))
  return AROUND + totalSeconds(lines, ({ seconds }) => seconds)
}

/** What is said in the end, and how fast. The length is known only when it is said. */
async function fitted(order: Order, voice: Voice, tell: Tell) {
  const say = remembering(voice)
  const plain: Said[] = []
  const lines = linesOf(order)
  for (const [i, line] of lines.entries()) {
    const sound = await say(line, 1)
    if (sound) plain.push({ line, sound })
    else if (order.fit === 'keep') throw new Unable('unsaid', line.id)
    tell({ step: 'speaking', progress: (SPOKEN * (i + 1)) / lines.length })
  }
  if (plain.length === 0) throw new Unable('unsaid', lines[0]?.id)
  const whole = lengthOf(plain)
  for (let most = MOST - AROUND; most > 0; ) {
    const { lines, tempo } = chosen(order, plain, most)
    const said: Said[] = []
    for (const line of lines) said.push({ line, sound: (await say(line, tempo)) ?? silence(0) })
    const over = lengthOf(said) - MOST
    if (over <= 0) return { said, tempo }
    if (order.fit === 'keep' && tempo === FASTEST) break
    most -= over + 0.1
  }
  throw new Unable('too-long', Math.round(whole))
}

/** Which lines to say, and how fast, so that they should take at most `most` seconds. */
function chosen(order: Order, plain: Said[], most: number): { lines: Line[]; tempo: number } {
  const seconds = new Map(plain.map(({ line, sound }) => [line.id, secondsOf(sound)]))
  const secondsOfLine = ({ id }: Line) => seconds.get(id) ?? 0
  if (order.fit === 'drop') {
    const sayable = order.candidates.filter(({ line }) => seconds.has(line.id))
    return fitScript(sayable, secondsOfLine, { most, fastest: FASTEST })
  }
  const spoken = [...seconds.values()].reduce((sum, one) => sum + one, 0)
  const still = totalSeconds(order.lines, secondsOfLine) - spoken
  const tempo = most > still ? spoken / (most - still) : FASTEST
  return { lines: order.lines, tempo: Math.min(FASTEST, Math.max(1, tempo)) }
}

/** The whole digest by the endpoint, if there is one and it does; else by the voice of the product. */
async function spoken(order: Order, tell: Tell) {
  const endpoint = endpointSet()
  let fellBack: Fault | null = null
  if (endpoint) {
    const hear = (fault: Fault) => tell({ step: `voice-${fault}`, progress: 0 })
    const voice = endpointVoice(endpoint, { hear })
    try {
      return { ...(await fitted(order, voice, tell)), voice: voice.name, voiceCpu: 0, fellBack }
    } catch (error) {
      if (!(error instanceof EndpointFault)) throw error
      fellBack = error.fault
    }
  }
  const voice = embeddedVoice(order.language)
  try {
    const made = await fitted(order, voice, tell)
    return { ...made, voice: voice.name, voiceCpu: voice.cpuSeconds(), fellBack }
  } catch (error) {
    const missing = error instanceof Unable && error.why === 'missing'
    throw missing ? new Unable('missing', fellBack) : error
  } finally {
    voice.end()
  }
}

await answerParent(async ({ head }, tell) => {
  const order = head as Order
  const { said, ...how } = await spoken(order, tell)
  tell({ step: 'mixing', progress: SPOKEN })
  const { sound, cues, chapters } = layOut(said, order.chapters)
  const { mp3, ...measured } = await finish(sound, { ...order, cues, chapters })
  return { head: { ...measured, ...how, lines: said.map(({ line }) => line) }, body: mp3 }
})
