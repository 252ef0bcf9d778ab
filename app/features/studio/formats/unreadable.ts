/** Bytes that can't be read as what they seem to be; `what` says why, in English. */
export class Unreadable extends Error {
  constructor(readonly what: string) {
    super(what)
    this.name = 'Unreadable'
  }
}
