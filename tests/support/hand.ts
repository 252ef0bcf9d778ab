import type { Locator, Page } from 'playwright-core'
import { STUDIO } from '~/i18n/studio'

const { bring } = STUDIO.en
const FAR = 600 // presses of Tab

/** Somebody at a page, with the mouse or with keys alone; what they do is counted. */
export class Hand {
  actions = 0
  constructor(
    readonly page: Page,
    readonly keys: boolean,
  ) {}

  private async focus(at: Locator): Promise<void> {
    await at.waitFor()
    for (let n = 0; n < FAR; n++) {
      if (await at.evaluate((one) => one === document.activeElement)) return
      await this.page.keyboard.press('Tab')
    }
    throw new Error(`Tab does not come to ${at}`)
  }

  async press(at: Locator): Promise<void> {
    this.actions += 1
    if (!this.keys) return at.click()
    await this.focus(at)
    await this.page.keyboard.press('Enter')
  }

  async pick(at: Locator, name: string, buffer: Buffer): Promise<void> {
    this.actions += 1
    const chosen = this.page.waitForEvent('filechooser')
    if (this.keys) {
      await this.focus(at)
      await this.page.keyboard.press('Enter')
    } else await at.click()
    await (await chosen).setFiles({ name, mimeType: 'text/plain', buffer })
  }

  /** Moves a cut down by a sentence. */
  async moveOn(cut: Locator): Promise<void> {
    const later = cut.getByRole('button', { name: bring.later })
    if (!this.keys) return this.press(later)
    this.actions += 1
    await this.focus(later)
    await this.page.keyboard.press(']')
  }

  /** Types over what is in a field. */
  async write(at: Locator, text: string): Promise<void> {
    this.actions += 1
    if (this.keys) await this.focus(at)
    else await at.click()
    await this.page.keyboard.press('Control+a')
    await this.page.keyboard.type(text)
  }
}
