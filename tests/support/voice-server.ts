import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { babble, wav } from '#/tests/support/recordings'

type Asked = { url: string; headers: IncomingMessage['headers']; body: Record<string, unknown> }

/** How an endpoint can behave, the first as it should. */
export const WAYS = {
  well: (res: ServerResponse, { body }: Asked) => {
    const seconds = String(body.input).length / 14 / Number(body.speed)
    const type = { 'Content-Type': 'audio/wav' }
    res.writeHead(200, type).end(wav(babble(seconds, 24_000), { rate: 24_000 }))
  },
  hang: () => {},
  drip: (res: ServerResponse) => {
    res.writeHead(200, { 'Content-Type': 'audio/wav' })
    const timer = setInterval(() => res.write('R'), 200)
    res.once('close', () => clearInterval(timer))
  },
  'speak HTML': (res: ServerResponse) =>
    res.writeHead(200, { 'Content-Type': 'audio/wav' }).end('<html>Sign in to the network</html>'),
  'say too little': (res: ServerResponse) =>
    res
      .writeHead(200, { 'Content-Type': 'audio/wav' })
      .end(wav(babble(0.2, 24_000), { rate: 24_000 })),
  'say nothing': (res: ServerResponse) => res.writeHead(200).end(),
  flood: (res: ServerResponse) => {
    res.writeHead(200, { 'Content-Type': 'audio/wav' })
    const part = Buffer.alloc(1 << 20)
    const more = () => {
      while (!res.destroyed && res.write(part));
    }
    res.on('drain', more)
    more()
  },
  'announce a gigabyte': (res: ServerResponse) =>
    res.writeHead(200, { 'Content-Length': 1 << 30 }).write('RIFF'),
  'break off': (res: ServerResponse) => {
    const whole = wav(babble(3, 24_000), { rate: 24_000 })
    res.writeHead(200, { 'Content-Length': whole.length })
    res.write(whole.subarray(0, 9_000), () => res.destroy())
  },
  'answer 503': (res: ServerResponse) => res.writeHead(503).end('busy'),
  'answer 429': (res: ServerResponse) => res.writeHead(429, { 'Retry-After': '9999' }).end(),
  'answer 401': (res: ServerResponse) => res.writeHead(401).end(),
  'send elsewhere': (res: ServerResponse) => res.writeHead(302, { Location: '/elsewhere' }).end(),
} satisfies Record<string, (res: ServerResponse, asked: Asked) => void>

export type Way = keyof typeof WAYS

/** A real endpoint on this machine. It behaves as its model is named, else as its `way` says, and counts. */
export async function voiceServer() {
  const asked: Asked[] = []
  const state = { way: 'well' as Way, url: '', port: 0, asked, sent: 0, close: () => {} }
  const server = createServer(async (req, res) => {
    let text = ''
    for await (const part of req) text += part
    const one = { url: req.url ?? '', headers: req.headers, body: JSON.parse(text || '{}') }
    asked.push(one)
    const { socket } = res
    res.once('close', () => {
      state.sent += socket?.bytesWritten ?? 0
    })
    const way = String(one.body.model)
    WAYS[way in WAYS ? (way as Way) : state.way](res, one)
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  state.port = (server.address() as AddressInfo).port
  state.url = `http://127.0.0.1:${state.port}`
  state.close = () => {
    server.closeAllConnections()
    server.close()
  }
  return state
}
