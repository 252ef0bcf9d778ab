/** The path of what a file names, from that file; what leads out of the archive is no file of it. */
export function pathFrom(file: string, href: string): string {
  let bare = href.replace(/[?#].*$/s, '')
  try {
    bare = decodeURIComponent(bare)
  } catch {
    // It stands as it is.
  }
  const parts = bare.startsWith('/') ? [] : file.split('/').slice(0, -1)
  for (const part of bare.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '.' && part !== '') parts.push(part)
  }
  return parts.join('/')
}
