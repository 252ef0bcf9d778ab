const HEIGHT = 240 // px
const WIDTH = 600

const escaped = (text: string) =>
  text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;').replace(/>/g, '&gt;')

/** How large a frame is, in px; never above what is allowed. */
export function frameSize(most: { width?: number; height?: number }) {
  return {
    width: Math.min(WIDTH, most.width ?? WIDTH),
    height: Math.min(HEIGHT, most.height ?? HEIGHT),
  }
}

/** HTML that shows the player of a share on another page. */
export function embedCode(address: string, title: string, size = frameSize({})): string {
  const { width, height } = size
  return `<iframe src="${escaped(address)}" title="${escaped(title)}" width="${width}" height="${height}" loading="lazy" style="border:0;max-width:100%"></iframe>`
}
