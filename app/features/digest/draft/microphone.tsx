/** Why there is nothing to record with. */
export type NoMicrophone = 'denied' | 'none' | 'busy' | 'insecure' | 'unable'

const SLICE = 500 // ms of sound that are handed on at a time
const TYPES = ['audio/mp4', 'audio/webm;codecs=opus', 'audio/ogg;codecs=opus']

const WHY: Record<string, NoMicrophone> = {
  NotAllowedError: 'denied',
  SecurityError: 'denied',
  NotFoundError: 'none',
  OverconstrainedError: 'none',
  NotReadableError: 'busy',
  AbortError: 'busy',
}

export const typeToRecord = (): string | undefined =>
  typeof MediaRecorder === 'undefined'
    ? undefined
    : TYPES.find((type) => MediaRecorder.isTypeSupported(type))

/** Opens the microphone, which asks the person when it is the first time. */
export async function openMicrophone(): Promise<MediaStream | NoMicrophone> {
  if (!window.isSecureContext) return 'insecure'
  if (!navigator.mediaDevices || !typeToRecord()) return 'unable'
  try {
    return await navigator.mediaDevices.getUserMedia({
      audio: { channelCount: 1, echoCancellation: false, autoGainControl: true },
    })
  } catch (error) {
    return WHY[(error as Error).name] ?? 'unable'
  }
}

/** One run of the recorder. Its sound is handed on in small chunks, in their order. */
export class Take {
  private readonly recorder: MediaRecorder
  private began = 0
  private before = 0
  private handing: Promise<void> = Promise.resolve()

  /** @param hand is given the next bytes and how far the take goes with them, in seconds */
  constructor(
    readonly id: string,
    stream: MediaStream,
    hand: (bytes: ArrayBuffer, at: number) => Promise<void>,
  ) {
    this.recorder = new MediaRecorder(stream, { mimeType: typeToRecord() })
    this.recorder.ondataavailable = ({ data }) => {
      const at = this.at
      if (data.size === 0) return
      this.handing = this.handing.then(async () => hand(await data.arrayBuffer(), at))
    }
  }

  get type(): string {
    return this.recorder.mimeType
  }

  /** Seconds of sound so far. */
  get at(): number {
    const running = this.recorder.state === 'recording' && this.began > 0
    return this.before + (running ? (performance.now() - this.began) / 1000 : 0)
  }

  /** Resolves once it records. */
  start(): Promise<void> {
    return new Promise((resolve) => {
      this.recorder.onstart = () => {
        this.began = performance.now()
        resolve()
      }
      this.recorder.start(SLICE)
    })
  }

  pause(): void {
    this.before = this.at
    this.recorder.pause()
  }

  resume(): void {
    this.began = performance.now()
    this.recorder.resume()
  }

  /** Resolves when its last bytes are handed on. */
  async stop(): Promise<void> {
    this.before = this.at
    if (this.recorder.state !== 'inactive') {
      await new Promise((resolve) => {
        this.recorder.onstop = resolve
        this.recorder.stop()
      })
    }
    await this.handing
  }
}

/** Listens how loud it is, 0 to 1. */
export function levelOf(stream: MediaStream): { level: () => number; end: () => void } {
  const context = new AudioContext()
  const analyser = context.createAnalyser()
  analyser.fftSize = 1024
  context.createMediaStreamSource(stream).connect(analyser)
  const samples = new Float32Array(analyser.fftSize)
  return {
    level: () => {
      analyser.getFloatTimeDomainData(samples)
      return Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length)
    },
    end: () => void context.close(),
  }
}
