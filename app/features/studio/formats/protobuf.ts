/** A field of a message: its number, and its value: a number, or bytes. */
export type Field = { number: number; value: number | Uint8Array }

/** The fields of a protobuf message; what can't be read ends them. */
export function fieldsOf(bytes: Uint8Array): Field[] {
  const fields: Field[] = []
  let at = 0
  const varint = (): number => {
    let value = 0
    for (let shift = 0; shift < 49; shift += 7) {
      const byte = bytes[at] ?? 0
      at += 1
      value += (byte & 0x7f) * 2 ** shift
      if (byte < 0x80) break
    }
    return value
  }
  while (at < bytes.length) {
    const tag = varint()
    const number = Math.floor(tag / 8)
    switch (tag % 8) {
      case 0:
        fields.push({ number, value: varint() })
        break
      case 1:
        at += 8
        break
      case 2: {
        const length = varint()
        fields.push({ number, value: bytes.subarray(at, at + length) })
        at += length
        break
      }
      case 5:
        at += 4
        break
      default:
        return fields
    }
  }
  return fields
}

/** The first value of a field as text; '' where it is missing. */
export function textField(fields: Field[], number: number): string {
  const found = fields.find((field) => field.number === number)?.value
  return found instanceof Uint8Array ? new TextDecoder().decode(found) : ''
}
