import axe from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { desktop, phone, signInBrowser, takePictures } from '../support/browser-person.ts'
import { openHouse, type RunningHouse } from '../support/house.ts'

// Dansk: Alle skærme kan bruges af alle: med tastatur, skærmlæser, på telefon og på en smal skærm.

interface Finding {
  readonly rule: string
  readonly where: readonly string[]
}

/** What axe finds against WCAG 2.2 A and AA on the page as it stands. */
async function findBarriers(page: Page): Promise<Finding[]> {
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

const isSideways = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth + 1)

const screens = [
  {
    name: 'Henrik Dam',
    addresses: ['/arbejdsliste', '/arbejdsliste?vis=tilbud', '/borgere', '/faellesskab', '/mere'],
  },
  { name: 'Bente Krogh', addresses: ['/arbejdsliste', '/patienter'] },
  { name: 'Ida Vest', addresses: ['/beskeder'] },
  { name: 'Bruno Test Elmer', addresses: ['/mit-forloeb'] },
] as const

describe('every screen can be used by everybody', () => {
  let house: RunningHouse
  let browser: Browser

  beforeAll(async () => {
    house = await openHouse({ now: '2026-06-01T08:00:00.000Z', hasWeb: true })
    browser = await launchBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await house?.close()
  })

  for (const [size, viewport] of Object.entries({ desktop, phone }))
    for (const { name, addresses } of screens)
      test(`${name} meets no barrier on a ${size}, and nothing runs off the side`, async () => {
        const page = await signInBrowser(browser, house, name, viewport)
        for (const address of addresses) {
          await page.goto(house.address + address)
          await page.getByRole('heading', { level: 1 }).first().waitFor()
          await page.waitForLoadState('load')
          expect({ address, barriers: await findBarriers(page) }).toEqual({ address, barriers: [] })
          expect({ address, isSideways: await isSideways(page) }).toEqual({ address, isSideways: false })
          await takePictures(browser, `${size}-${address}`)
        }
        await page.context().close()
      })

  test('the citizen’s page, a task and a form over it hold no barrier', async () => {
    const page = await signInBrowser(browser, house, 'Henrik Dam')
    await page.getByRole('link', { name: 'Max Test Berggren' }).first().click()
    await page.getByRole('dialog').waitFor()
    expect(await findBarriers(page)).toEqual([])
    await page.getByRole('dialog').getByRole('button', { name: 'Send videre' }).click()
    await page.getByRole('searchbox').waitFor()
    expect(await findBarriers(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').getByRole('button', { name: 'Luk' }).click()
    await page.getByRole('heading', { name: 'Hvem har hvad' }).waitFor()
    expect(await findBarriers(page)).toEqual([])
    await takePictures(browser, 'citizen')
    for (const viewport of [phone, { width: 320, height: 640 }]) {
      await page.setViewportSize(viewport)
      expect(await isSideways(page)).toBe(false)
      expect(await findBarriers(page)).toEqual([])
    }
    await takePictures(browser, 'citizen-phone')
    await page.context().close()
  })

  test('the style guide shows every piece without a barrier', async () => {
    const page = await signInBrowser(browser, house, 'Henrik Dam')
    await page.goto(`${house.address}/stilguide`)
    await page.getByRole('heading', { level: 1 }).first().waitFor()
    expect(await findBarriers(page)).toEqual([])
    await page.context().close()
  })

  test('in English no Danish is left on the worklist’s own words', async () => {
    const page = await signInBrowser(browser, house, 'Henrik Dam')
    await page.getByRole('button', { name: 'In English' }).click()
    await page.getByRole('heading', { name: /^Tasks of/ }).waitFor()
    await page.getByRole('button', { name: 'På dansk' }).click()
    await page.getByRole('heading', { name: /^Opgaver hos/ }).waitFor()
    await page.context().close()
  })

  test('signing out everywhere ends the session in the other browser too', async () => {
    const one = await signInBrowser(browser, house, 'Henrik Dam')
    const other = await signInBrowser(browser, house, 'Henrik Dam', phone)
    await one.getByRole('button', { name: /Henrik Dam/ }).click()
    await one.getByRole('menuitem', { name: /alle steder/ }).click()
    await other.goto(`${house.address}/arbejdsliste`)
    await other.getByRole('link', { name: 'Log ind' }).waitFor()
    await one.context().close()
    await other.context().close()
  })
})
