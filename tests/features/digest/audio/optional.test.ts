import { describe, expect, it } from 'vitest'
import { Child } from '~/features/digest/audio/child.server'

/** Node without one package, as if it had not been installed. */
function without(name: string): NodeJS.ProcessEnv {
  const hooks = `export async function resolve(specifier, context, next) {
    if (specifier !== '${name}') return next(specifier, context)
    throw Object.assign(new Error('gone'), { code: 'ERR_MODULE_NOT_FOUND' })
  }`
  const url = (code: string) => `data:text/javascript,${encodeURIComponent(code)}`
  const start = `import { register } from 'node:module'; register(${JSON.stringify(url(hooks))})`
  return { NODE_OPTIONS: `--import=${url(start)}` } as unknown as NodeJS.ProcessEnv
}

describe('a package that was left out', () => {
  it.each([
    ['espeak-voice.server.ts', '@echogarden/espeak-ng-emscripten', 'missing'],
    ['aac-decoder.server.ts', '@audio/aac-decode', 'no-decoder'],
  ])('is an outcome of %s', async (file, name, why) => {
    const child = new Child(file, { megabytes: 500, env: without(name) })
    const asked = child.ask({ text: '记忆', tempo: 1 }, undefined, { ms: 20_000 })
    await expect(asked).rejects.toMatchObject({ name: 'Unable', why })
    child.end()
  })

  it.each([['espeak-voice.server.ts', { text: '记忆', tempo: 1 }]])(
    'is there otherwise: %s',
    async (file, asked) => {
      const child = new Child(file, { megabytes: 500 })
      const { body } = await child.ask(asked, undefined, { ms: 20_000 })
      expect(body.length).toBeGreaterThan(10_000)
      child.end()
    },
  )
})
