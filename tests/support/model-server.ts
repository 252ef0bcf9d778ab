import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

type Sent = { url: string; headers: IncomingMessage['headers']; body: Record<string, unknown> }

const said = (content: string) =>
  JSON.stringify({
    ...{ id: 'a', object: 'chat.completion', created: 1, model: 'stub' },
    choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content } }],
    usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
  })

const say = (res: ServerResponse, content: string) =>
  res.writeHead(200, { 'Content-Type': 'application/json' }).end(said(content))

/** How a language model can behave, the first as it should: it says what it was told to say. */
export const WAYS = {
  well: (res: ServerResponse, answer: string) => say(res, answer),
  'chat around it': (res: ServerResponse, answer: string) =>
    say(res, `Here you are:\n\`\`\`json\n${answer}\n\`\`\`\nAnything else?`),
  hang: () => {},
  drip: (res: ServerResponse) => {
    res.writeHead(200, { 'Content-Type': 'application/json' })
    const timer = setInterval(() => res.write(' '), 100)
    res.once('close', () => clearInterval(timer))
  },
  flood: (res: ServerResponse) => {
    res.writeHead(200, { 'Content-Type': 'application/json' })
    const part = Buffer.alloc(1 << 16, 'a')
    const more = () => {
      while (!res.destroyed && res.write(part));
    }
    res.on('drain', more)
    more()
  },
  'break off': (res: ServerResponse) => {
    res.writeHead(200, { 'Content-Length': 9_000 })
    res.write('{"id":', () => res.destroy())
  },
  'speak HTML': (res: ServerResponse) => res.writeHead(200).end('<html>Sign in</html>'),
  'speak no JSON': (res: ServerResponse) => say(res, 'I would rather not {write questions}.'),
  'say nothing': (res: ServerResponse) => say(res, ''),
  'answer 401': (res: ServerResponse) => res.writeHead(401).end('{"error":{"message":"no"}}'),
  'answer 503': (res: ServerResponse) => res.writeHead(503).end('busy'),
  'send elsewhere': (res: ServerResponse) => res.writeHead(302, { Location: '/elsewhere' }).end(),
} satisfies Record<string, (res: ServerResponse, answer: string) => void>

export type Way = keyof typeof WAYS

/** A real endpoint on this machine that behaves as its `way` says, and remembers what it was sent. */
export async function modelServer() {
  const sent: Sent[] = []
  const state = { way: 'well' as Way, answer: '{}', url: '', sent, close: () => {} }
  const server = createServer(async (req, res) => {
    let text = ''
    for await (const part of req) text += part
    sent.push({ url: req.url ?? '', headers: req.headers, body: JSON.parse(text || '{}') })
    WAYS[state.way](res, state.answer)
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  state.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`
  state.close = () => {
    server.closeAllConnections()
    server.close()
  }
  return state
}
