import { type Piece, takesName } from './take'

/** What the device knows of a recording beside its sound. */
export type Kept = {
  pieces: Piece[]
  /** What each take is coded in. */
  types: Record<string, string>
  /** How far each take goes, in seconds. */
  seconds: Record<string, number>
}

export const NOTHING: Kept = { pieces: [], types: {}, seconds: {} }

const settled = <T,>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })

/** The takes of a digest on this device: what is in here outlives the page. */
export class TakeStore {
  private constructor(private readonly database: IDBDatabase) {}

  static async open(digestId: string): Promise<TakeStore> {
    const request = indexedDB.open(takesName(digestId), 1)
    request.onupgradeneeded = () => {
      request.result.createObjectStore('chunks')
      request.result.createObjectStore('kept')
    }
    const database = await settled(request)
    // Discarding the digest takes it away.
    database.onversionchange = () => database.close()
    return new TakeStore(database)
  }

  async read(): Promise<Kept> {
    const kept = this.database.transaction('kept').objectStore('kept')
    return ((await settled(kept.get('kept'))) as Kept | undefined) ?? NOTHING
  }

  /** Keeps how the recording stands, and with it the next bytes of a take, both or neither. */
  keep(kept: Kept, chunk?: { take: string; n: number; bytes: ArrayBuffer }): Promise<void> {
    const tx = this.database.transaction(['chunks', 'kept'], 'readwrite')
    tx.objectStore('kept').put(kept, 'kept')
    if (chunk) tx.objectStore('chunks').put(chunk.bytes, [chunk.take, chunk.n])
    return new Promise((resolve, reject) => {
      tx.oncomplete = () => resolve()
      tx.onabort = () => reject(tx.error)
    })
  }

  /** A take as a file. */
  async take(id: string, type: string): Promise<Blob> {
    const chunks = this.database.transaction('chunks').objectStore('chunks')
    const own = IDBKeyRange.bound([id], [id, []])
    return new Blob((await settled(chunks.getAll(own))) as ArrayBuffer[], { type })
  }

  /** Forgets everything. */
  clear(): Promise<void> {
    const tx = this.database.transaction(['chunks', 'kept'], 'readwrite')
    tx.objectStore('kept').clear()
    tx.objectStore('chunks').clear()
    return new Promise((resolve) => {
      tx.oncomplete = () => resolve()
    })
  }

  close(): void {
    this.database.close()
  }
}
