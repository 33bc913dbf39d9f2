import type { Browser, Request } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expectOpenToAll } from '../support/barriers.ts'
import { launchBrowser } from '../support/browser.ts'
import { desktop, phone, signInBrowser, takePictures } from '../support/browser-person.ts'
import { openHouse, type RunningHouse } from '../support/house.ts'

// Dansk: Alle skærme kan bruges af alle: med tastatur, skærmlæser, på telefon og på en smal skærm.

const screens = [
  {
    name: 'Henrik Dam',
    addresses: [
      '/arbejdsliste',
      '/arbejdsliste?vis=tilbud',
      '/dokumenter',
      '/borgere',
      '/faellesskab',
      '/mere',
    ],
  },
  { name: 'Bente Krogh', addresses: ['/arbejdsliste', '/patienter', '/patienter?vis=faerdige'] },
  {
    name: 'Mette Holm',
    addresses: [
      '/patienter',
      '/foerste-kontakt',
      ...['ulaeste', 'svar', 'alle', 'sendte'].map((view) => `/korrespondance?vis=${view}`),
    ],
  },
  {
    name: 'Ida Vest',
    addresses: ['venter', 'undervejs', 'fejlet', 'modtagne', 'sendte'].map((view) => `/beskeder?vis=${view}`),
  },
  {
    name: 'Bruno Test Elmer',
    addresses: [
      '/mit-forloeb',
      '/mit-forloeb/medicin',
      '/mit-forloeb/opslag',
      '/mit-forloeb/hvem-maa-se',
      '/mit-forloeb/beskeder',
    ],
  },
  {
    name: 'Vibeke Torp',
    addresses: ['gennemgang', 'spoergsmaal', 'brud', 'fortegnelse', 'hvorfor'].map(
      (part) => `/kontrol?vis=${part}`,
    ),
  },
  { name: 'Karen Friis', addresses: ['/adgang'] },
] as const

/** What opens over a page, by the button that opens it. */
const dialogs = [
  {
    name: 'Bruno Test Elmer',
    address: '/mit-forloeb/hvem-maa-se',
    buttons: ['Spær for opslag', 'Giv samtykke'],
  },
  { name: 'Vibeke Torp', address: '/kontrol?vis=brud', buttons: ['Registrér et brud'] },
  { name: 'Karen Friis', address: '/adgang', buttons: ['Giv tilladelse'] },
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
          await expectOpenToAll(page, address)
          await takePictures(browser, `${size}-${address}`)
        }
        await page.context().close()
      })

  test('the citizen’s page, a task and a form over it hold no barrier', async () => {
    const page = await signInBrowser(browser, house, 'Henrik Dam')
    await page.getByRole('link', { name: 'Max Test Berggren' }).first().click()
    await page.getByRole('dialog').waitFor()
    await expectOpenToAll(page, 'the task over the citizen’s page')
    await page.getByRole('dialog').getByRole('button', { name: 'Send videre' }).click()
    await page.getByRole('searchbox').waitFor()
    await expectOpenToAll(page, 'the form over the task')
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').getByRole('button', { name: 'Luk' }).click()
    await page.getByRole('heading', { name: 'Hvem har hvad' }).waitFor()
    await expectOpenToAll(page, 'the citizen’s page')
    await takePictures(browser, 'citizen')
    for (const viewport of [phone, { width: 320, height: 640 }]) {
      await page.setViewportSize(viewport)
      await expectOpenToAll(page, `the citizen’s page ${viewport.width} pixels wide`)
    }
    await takePictures(browser, 'citizen-phone')
    await page.context().close()
  })

  for (const { name, address, buttons } of dialogs)
    test(`${name} meets no barrier in a dialog over ${address}, filled in wrongly or on a phone`, async () => {
      const page = await signInBrowser(browser, house, name)
      await page.goto(house.address + address)
      for (const button of buttons) {
        await page.setViewportSize(desktop)
        await page.getByRole('button', { name: button }).first().click()
        const dialog = page.getByRole('dialog')
        await dialog.getByRole('button').last().waitFor()
        await expectOpenToAll(page, button)
        await dialog.locator('button[type=submit]').click()
        await page.setViewportSize(phone)
        await expectOpenToAll(page, button)
        await page.keyboard.press('Escape')
        await dialog.waitFor({ state: 'detached' })
      }
      await page.context().close()
    })

  test('what the nurse writes of a citizen’s will holds no barrier, nor does opening one who has blocked her', async () => {
    const page = await signInBrowser(browser, house, 'Mette Holm')
    await page.goto(`${house.address}/borgere`)
    await page.getByRole('textbox').fill('0504909995')
    await page.getByRole('button', { name: 'Find borgeren' }).click()
    await page.getByRole('button', { name: 'Åbn med begrundelse' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('radio', { name: 'Borgeren er bevidstløs' }).check()
    await expectOpenToAll(page, 'opening with a reason')
    await dialog.getByRole('textbox').fill('Borgeren er faldet om og kan ikke svare.')
    await dialog.getByRole('button', { name: 'Åbn med begrundelse' }).click()
    await page.getByText('Nødadgang til kl.').waitFor()
    await page.getByRole('heading', { name: 'Borgerens historie' }).waitFor()
    await expectOpenToAll(page, 'the citizen’s page opened with a reason')
    expect(await page.getByRole('button', { name: /^Tilføj|^Notér|^Uddelegér/ }).count()).toBe(0)
    await page.context().close()

    const henrik = await signInBrowser(browser, house, 'Henrik Dam')
    await henrik.getByRole('link', { name: 'Max Test Berggren' }).first().click()
    await henrik.getByRole('dialog').getByRole('button', { name: 'Luk' }).click()
    for (const button of ['Notér samtykke', 'Uddelegér opgave', 'Notér spærring']) {
      await henrik.getByRole('button', { name: button }).click()
      await henrik.getByRole('dialog').locator('.form').waitFor()
      await expectOpenToAll(henrik, button)
      await henrik.keyboard.press('Escape')
      await henrik.getByRole('dialog').waitFor({ state: 'detached' })
    }
    await henrik.context().close()
  })

  test('the first page of a nurse comes with at most 200 kB of script and 20 kB of style, packed', async () => {
    const signedIn = await signInBrowser(browser, house, 'Mette Holm')
    // The same session in a browser that has kept nothing.
    const context = await browser.newContext({ serviceWorkers: 'block' })
    await context.addCookies(await signedIn.context().cookies())
    const page = await context.newPage()
    const finished: Request[] = []
    page.on('requestfinished', (request) => finished.push(request))
    await page.goto(`${house.address}/arbejdsliste`)
    await page.getByRole('heading', { name: /^Opgaver hos/ }).waitFor()
    // Only what is of interest, and only now: a size asked for of a request that ends as the browser closes is never
    // answered.
    const files = await Promise.all(
      finished
        .filter((request) => /\.(js|css)$/.test(request.url()))
        .map(async (request) => ({ name: request.url(), bytes: (await request.sizes()).responseBodySize })),
    )
    const packed = (ending: string) =>
      files.filter(({ name }) => name.endsWith(ending)).reduce((all, { bytes }) => all + bytes, 0)
    expect(packed('.js')).toBeGreaterThan(50_000)
    expect(packed('.js')).toBeLessThan(200_000)
    expect(packed('.css')).toBeLessThan(20_000)
    await context.close()
    await signedIn.context().close()
  })

  test('the style guide shows every piece without a barrier', async () => {
    const page = await signInBrowser(browser, house, 'Henrik Dam')
    await page.goto(`${house.address}/stilguide`)
    await page.getByRole('heading', { level: 1 }).first().waitFor()
    await expectOpenToAll(page, 'the style guide')
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
