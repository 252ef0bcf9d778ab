import { isIP } from 'node:net'
import { askOutside, type Fault, OutgoingFault } from '~/outgoing.server'
import { settings } from '~/settings.server'

const LARGEST = 256 * 1024 // bytes of an answer

export type LanguageModel = {
  url: string
  key?: string
  name: string
  /** How long an answer may take. */
  seconds: number
  allowPrivate: boolean
}

/** The language model that the operator set; null without one. */
export function languageModel(): LanguageModel | null {
  const { LLM_BASE_URL, LLM_API_KEY, LLM_MODEL, LLM_TIMEOUT, LLM_ALLOW_PRIVATE } = settings()
  if (!LLM_BASE_URL || !LLM_MODEL) return null
  const [url, key] = [LLM_BASE_URL, LLM_API_KEY]
  return { url, key, name: LLM_MODEL, seconds: LLM_TIMEOUT, allowPrivate: LLM_ALLOW_PRIVATE }
}

/** Whether an operator who wrote this host meant this machine or its network. */
const isMeant = (host: string) => host === 'localhost' || isIP(host.replace(/^\[|\]$/g, '')) > 0

/** Where a model is asked: an address without a path is OpenAI's, below `/v1`. */
export function baseOf(url: string): string {
  const { origin, pathname } = new URL(url)
  return pathname === '/' ? `${origin}/v1` : `${origin}${pathname.replace(/\/+$/, '')}`
}

/**
 * What a language model says to a prompt.
 *
 * @throws OutgoingFault within the model's seconds; the signal's reason when it was called off; other
 *   errors where what came is no answer
 */
export async function askModel(
  { url, key, name, seconds, allowPrivate }: LanguageModel,
  { system, prompt }: { system: string; prompt: string },
  signal: AbortSignal,
): Promise<string> {
  const [{ createOpenAICompatible }, { generateText }] = await Promise.all([
    import('@ai-sdk/openai-compatible'),
    import('ai'),
  ])
  let fault: Fault | null = null
  const ask: typeof fetch = async (to, init) => {
    const address = new URL(String(to))
    const allowed = allowPrivate || isMeant(address.hostname)
    const headers = Object.fromEntries(new Headers(init?.headers))
    const body = String(init?.body ?? '')
    const bounds = { seconds, largest: LARGEST, allowPrivate: allowed, signal }
    try {
      const bytes = await askOutside(address, { headers, body, ...bounds })
      return new Response(bytes, { headers: { 'Content-Type': 'application/json' } })
    } catch (error) {
      if (error instanceof OutgoingFault) fault = error.fault
      throw error
    }
  }
  const provider = createOpenAICompatible({
    name: 'operator',
    baseURL: baseOf(url),
    apiKey: key,
    fetch: ask,
  })
  try {
    const asked = { model: provider(name), system, prompt, maxRetries: 0, abortSignal: signal }
    return (await generateText(asked)).text
  } catch (error) {
    signal.throwIfAborted()
    throw fault ? new OutgoingFault(fault) : error
  }
}
