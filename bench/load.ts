import { connect, type Socket } from 'node:net'

/** One measured piece of work: requests made one after another on one connection. */
export type Unit = string[]
/** Hands out units; null when there are no more. */
export type Source = () => Unit | null

const END_OF_HEAD = Buffer.from('\r\n\r\n')
const END_OF_CHUNKS = Buffer.from('0\r\n\r\n')

type Pending = {
  done: () => void
  failed: (error: Error) => void
  head: string | null
  /** Bytes of the body still to come; unknown when it comes in chunks. */
  left: number | undefined
  tail: Buffer
}
const NOTHING = Buffer.alloc(0)

/**
 * One keep-alive connection, made for little CPU: it reads the status and the length and looks at
 * nothing else. Anything but 200 fails.
 */
class Connection {
  private pending: Pending | null = null
  private got: Buffer = NOTHING

  private constructor(private readonly socket: Socket) {
    socket.setNoDelay(true)
    socket.on('data', (bytes: Buffer) => this.read(bytes))
    socket.on('error', (error) => this.fail(error))
    socket.on('close', () => this.fail(new Error('the connection was closed')))
  }

  static open(port: number): Promise<Connection> {
    return new Promise((opened, failed) => {
      const socket = connect(port, '127.0.0.1', () => opened(new Connection(socket)))
      socket.once('error', failed)
    })
  }

  send(request: string): Promise<void> {
    return new Promise((done, failed) => {
      this.pending = { done, failed, head: null, left: 0, tail: NOTHING }
      this.socket.write(request)
    })
  }

  close(): void {
    this.socket.destroy()
  }

  private read(bytes: Buffer): void {
    const { pending } = this
    if (!pending) return
    if (pending.head === null) {
      this.got = this.got.length > 0 ? Buffer.concat([this.got, bytes]) : bytes
      const end = this.got.indexOf(END_OF_HEAD)
      if (end === -1) return
      pending.head = this.got.toString('latin1', 0, end).toLowerCase()
      const status = pending.head.slice(9, 12)
      if (status !== '200') {
        this.fail(new Error(`answered with ${status}`))
        return
      }
      const length = /content-length: (\d+)/.exec(pending.head)?.[1]
      const body = this.got.subarray(end + 4)
      this.got = NOTHING
      pending.left = length === undefined ? undefined : Number(length)
      this.body(pending, body)
    } else this.body(pending, bytes)
  }

  private body(pending: Pending, bytes: Buffer): void {
    if (pending.left === undefined) {
      const last = bytes.subarray(-END_OF_CHUNKS.length)
      pending.tail = Buffer.concat([pending.tail, last]).subarray(-END_OF_CHUNKS.length)
      if (!pending.tail.equals(END_OF_CHUNKS)) return
    } else {
      pending.left -= bytes.length
      if (pending.left > 0) return
    }
    this.pending = null
    pending.done()
  }

  private fail(error: Error): void {
    this.pending?.failed(error)
    this.pending = null
    this.socket.destroy()
  }
}

async function perform(connection: Connection, unit: Unit): Promise<void> {
  for (const request of unit) await connection.send(request)
}

export class Load {
  private constructor(private readonly connections: Connection[]) {}

  static async open(port: number, connections: number): Promise<Load> {
    const all = Array.from({ length: connections }, () => Connection.open(port))
    return new Load(await Promise.all(all))
  }

  close(): void {
    for (const connection of this.connections) connection.close()
  }

  /** Closed loop: every connection goes on with the next unit as soon as it has finished one. */
  async closed(next: Source, seconds: number): Promise<{ units: number; seconds: number }> {
    const began = performance.now()
    const end = began + seconds * 1000
    let units = 0
    const work = async (connection: Connection) => {
      while (performance.now() < end) {
        const unit = next()
        if (!unit) return
        await perform(connection, unit)
        units += 1
      }
    }
    await Promise.all(this.connections.map(work))
    return { units, seconds: (performance.now() - began) / 1000 }
  }

  /**
   * Open loop: units begin by the clock, whether those before have finished or not. What has to
   * wait for a connection is late, and its time counts from when it should have begun.
   *
   * @param done hears of each unit that was answered, and its time in ms
   * @returns the time of each unit, in ms, sorted
   */
  async open(
    next: Source,
    perSecond: number,
    seconds: number,
    done: (unit: Unit, took: number) => void = () => {},
  ): Promise<number[]> {
    const began = performance.now()
    const wanted = Math.floor(perSecond * seconds)
    const took: number[] = []
    const free = [...this.connections]
    let sent = 0
    let over = false
    return new Promise((ended, failed) => {
      const finish = () => {
        clearInterval(timer)
        ended(took.sort((a, b) => a - b))
      }
      const begin = () => {
        const due = Math.floor(((performance.now() - began) / 1000) * perSecond)
        while (!over && sent < Math.min(wanted, due + 1) && free.length > 0) {
          const unit = next()
          if (!unit) over = true
          else run(unit, free.pop() as Connection, began + (sent++ * 1000) / perSecond)
        }
        over ||= sent === wanted
        if (over && free.length === this.connections.length) finish()
      }
      const run = (unit: Unit, connection: Connection, due: number) => {
        perform(connection, unit).then(() => {
          took.push(performance.now() - due)
          done(unit, performance.now() - due)
          free.push(connection)
          begin()
        }, failed)
      }
      const timer = setInterval(begin, 1)
    })
  }
}
