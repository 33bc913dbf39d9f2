import axe from 'axe-core'
import type { Page } from 'playwright-core'

/** A rule of accessibility that is broken, and where. */
export interface Barrier {
  readonly rule: string
  readonly where: readonly string[]
}

/** What axe finds against WCAG 2.2 A and AA on the page as it stands. */
export async function findBarriers(page: Page): Promise<Barrier[]> {
  await page.evaluate(axe.source)
  return page.evaluate(async () => {
    const { violations } = await (
      globalThis as unknown as { axe: { run(options: object): Promise<{ violations: AxeViolation[] }> } }
    ).axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })
    return violations.map(({ id, nodes }) => ({
      rule: id,
      where: nodes.map(({ target }) => target.join(' ')),
    }))
    interface AxeViolation {
      id: string
      nodes: { target: string[] }[]
    }
  })
}

/** True when something runs off the side of the screen. */
export function isSideways(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth + 1)
}
