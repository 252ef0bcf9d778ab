import type { CourseSource, QuestionSource } from '~/features/course/outline'
import { bareText } from '~/features/course/plain-text'

type Form = Record<string, string | string[]>
export type Called = { status: number; to: string; headers: Headers; text: string }
type Choice = { id: string; html: string }
type Shown = { id: string; choices: Choice[]; partners?: Choice[]; feedback: unknown }

/** A browser without pages: keeps its cookies and calls a running product. */
export function caller(origin: string) {
  const cookies = new Map<string, string>()

  async function call(path: string, init: RequestInit = {}): Promise<Called> {
    const cookie = [...cookies].map((pair) => pair.join('=')).join('; ')
    const headers = { 'Accept-Language': 'en', ...(cookie && { Cookie: cookie }), ...init.headers }
    const response = await fetch(new URL(path, origin), { redirect: 'manual', ...init, headers })
    for (const line of response.headers.getSetCookie()) {
      const [name = '', value = ''] = line.split(';', 1)[0]?.split('=') ?? []
      if (value) cookies.set(name, value)
      else cookies.delete(name)
    }
    const text = await response.text()
    const to = response.headers.get('location') ?? response.headers.get('x-remix-redirect') ?? ''
    return { status: response.status, to, headers: response.headers, text }
  }

  const body = (form: Form) =>
    new URLSearchParams(
      Object.entries(form).flatMap(([name, value]) => [value].flat().map((one) => [name, one])),
    )

  return {
    cookies,
    call,
    get: (path: string) => call(path),
    post: (path: string, form: Form, headers: Record<string, string> = {}) =>
      call(path, {
        method: 'POST',
        body: body(form),
        headers: { Origin: origin, 'Sec-Fetch-Site': 'same-origin', ...headers },
      }),
    /** What the loader of a page tells its script. */
    data: async <T>(path: string, route: string): Promise<T> =>
      JSON.parse((await call(`${path}?_data=${encodeURIComponent(`routes/${route}`)}`)).text) as T,
  }
}

export type Caller = ReturnType<typeof caller>

const letters = (html: string) => bareText(html.replace(/<[^>]*>/g, ''))

/** The response to a question, right or wrong, by the course as it is written. */
export function responseOf(
  course: CourseSource,
  { id, choices, partners = [] }: Omit<Shown, 'feedback'>,
  right = true,
): string[] {
  const all = course.modules.flatMap(({ card, pool }): QuestionSource[] => [...card, ...pool])
  const question = all.find((one) => id.endsWith(`/${one.id}`))
  if (!question) throw new Error(`the course has no question ${id}`)
  const { kind } = question
  if (kind === 'number' || kind === 'text') {
    return right
      ? question.choices.flatMap((one) => (one.right ? one.text : [])).slice(0, 1)
      : ['0']
  }
  if (kind === 'order' || kind === 'match') {
    const idOf = (all: Choice[], text = '') =>
      all.find(({ html }) => letters(html) === letters(text))?.id ?? ''
    const places = question.choices.map(({ match }, at) =>
      kind === 'order' ? `${at + 1}` : idOf(partners, match),
    )
    if (!right) places.push(places.shift() ?? '')
    return question.choices.map(({ text }, at) => `${idOf(choices, text)}:${places[at]}`)
  }
  const wanted = question.choices.filter((choice) => choice.right === right)
  const texts = wanted.map(({ text }) => letters(text))
  const found = choices.filter(({ html }) => texts.includes(letters(html))).map((one) => one.id)
  if (found.length === 0) throw new Error(`no choice to ${id} fits`)
  return right && question.kind === 'several' ? found : found.slice(0, 1)
}

/** The questions of a lesson or practice, as its page has them. */
export async function askedIn(one: Caller, path: string): Promise<Shown[]> {
  const route = path.startsWith('/practices') ? 'practice' : 'lesson'
  return (await one.data<{ asked: Shown[] }>(path, route)).asked
}

/** Answers the next `count` questions of a lesson or practice. */
export async function answerNext(
  one: Caller,
  course: CourseSource,
  path: string,
  { count = 3, right = true } = {},
): Promise<void> {
  const open = (await askedIn(one, path)).filter(({ feedback }) => !feedback)
  for (const shown of open.slice(0, count)) {
    const form = { question: shown.id, response: responseOf(course, shown, right) }
    const { status } = await one.post(`${path}/answers`, form)
    if (status >= 400) throw new Error(`${path} answered ${status}`)
  }
}

/** Begins the lesson of a module and answers it, or its first `count` questions; its path. */
export async function studyBy(
  one: Caller,
  course: CourseSource,
  module: string,
  { count = 3, right = true } = {},
): Promise<string> {
  const { to } = await one.post('/lessons', { course: course.id, module })
  await answerNext(one, course, to, { count, right })
  return to
}
