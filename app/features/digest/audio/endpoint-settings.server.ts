import { settings } from '~/settings.server'
import type { Endpoint } from './endpoint.server'

/** The endpoint that the operator set; null without one. */
export function endpointSet(): Endpoint | null {
  const { TTS_BASE_URL, TTS_API_KEY, TTS_MODEL, TTS_VOICE, TTS_TIMEOUT, TTS_ALLOW_PRIVATE } =
    settings()
  if (!TTS_BASE_URL) return null
  const [url, key] = [TTS_BASE_URL, TTS_API_KEY]
  const [model, voice] = [TTS_MODEL, TTS_VOICE]
  return { url, key, model, voice, seconds: TTS_TIMEOUT, allowPrivate: TTS_ALLOW_PRIVATE }
}

export const endpointName = ({ model, voice }: Endpoint): string => `endpoint ${model} ${voice}`
