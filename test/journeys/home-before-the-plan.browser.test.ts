import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { epoch, instant } from '../../kernel/instant.ts'
import { type HospitalDeed, type WrittenLetter, writeNotification } from '../../seed/notification.ts'
import { findBarriers, isSideways } from '../support/barriers.ts'
import { launchBrowser } from '../support/browser.ts'
import { phone, signInBrowser, takePictures } from '../support/browser-person.ts'
import { deliver } from '../support/deliver.ts'
import { openHouse, quiet, type RunningHouse, runJobs } from '../support/house.ts'

// Dansk: Bruno kommer hjem, før planen er sendt; sygeplejersken står uden nøgle; ti dage efter er han indlagt igen.
const bruno = { cprNumber: '2509479989', name: 'Bruno Test Elmer' }
const tenMinutes = 10 * 60_000

describe('home before the plan, no key, and back in hospital within thirty days', () => {
  let house: RunningHouse
  let browser: Browser
  let admission: WrittenLetter

  /** A letter of the ward comes in, and everything it sets going has happened. */
  const hear = async (deed: Pick<HospitalDeed, 'base' | 'after'>) => {
    const at = instant(epoch(house.clock.now()) - tenMinutes)
    const letter = await writeNotification(house.shell, {
      cprNumber: bruno.cprNumber,
      ward: 'herlev-heart',
      at,
      ...deed,
    })
    expect((await deliver(house.address, letter.bytes)).code).toBe('ok')
    await settle()
    return letter
  }
  const settle = async () => {
    await quiet(house)
    await runJobs(house)
    await quiet(house)
  }
  const openCitizen = async (page: Page, name: string) => {
    await page.getByRole('link', { name }).first().click()
    await page.getByRole('heading', { level: 1, name }).waitFor()
  }
  /** The screen as it stands can be used by everybody. */
  const look = async (page: Page, name: string) => {
    await takePictures(browser, name)
    // What slides in has to come to rest first.
    await expect.poll(() => isSideways(page), { message: name, timeout: 20_000, interval: 500 }).toBe(false)
    await expect.poll(() => findBarriers(page), { message: name, timeout: 20_000, interval: 500 }).toEqual([])
  }
  /** Says of each thing that is told already that it still holds, the next when the one before is confirmed. */
  const confirmWhatIsTold = async (page: Page) => {
    const told = page.getByRole('button', { name: /^Stadig rigtigt/ })
    for (let left = await told.count(); left > 0; left -= 1) {
      await told.first().click()
      await expect.poll(() => told.count(), { timeout: 20_000 }).toBeLessThan(left)
    }
  }
  const saved = (page: Page) => page.getByText(/^Gemt kl\./).waitFor()

  beforeAll(async () => {
    house = await openHouse({ now: '2026-06-01T07:00:00.000Z', hasWeb: true })
    browser = await launchBrowser()
    admission = await hear({ base: 'STIN' })
  })
  afterEach(({ task }) => takePictures(browser, task.name))
  afterAll(async () => {
    await browser?.close()
    await house?.close()
  })

  test('the home nurse confirms what is told already, writes the rest, and sends the admission report', async () => {
    const mette = await signInBrowser(browser, house, 'Mette Holm')
    await mette.getByRole('link', { name: bruno.name }).first().click()
    await mette.getByRole('dialog').waitFor()
    await mette.goto(`${new URL(mette.url()).origin}${new URL(mette.url()).pathname}/dokumenter`)
    await mette.getByRole('button', { name: 'Udfyld Indlæggelsesrapport' }).click()
    await mette.getByRole('heading', { name: /^Indlæggelsesrapport/ }).waitFor()
    await mette.getByText('Jeg vil hjem til min have').first().waitFor()
    await mette
      .getByRole('button', { name: /^Alt her er stadig rigtigt/ })
      .first()
      .click()
    await mette
      .getByText(/^Bekræftet/)
      .first()
      .waitFor()

    await mette.getByRole('button', { name: 'Underskriv og send' }).click()
    await mette.getByRole('heading', { name: /svar mangler/ }).waitFor()
    await mette.getByRole('button', { name: 'Hvad er der sket de seneste dage?' }).click()
    // The question has the keyboard a moment after it is asked for.
    await mette.locator('textarea:focus').waitFor()
    await mette.keyboard.type('Faldet to gange, spiser mindre')
    await mette.getByRole('radio', { name: 'Gå 2 Moderat begrænsning', exact: true }).check()
    await mette.getByRole('radio', { name: 'Forflytte sig 1 Let begrænsning', exact: true }).check()
    // The help with medicine and the phone to call are told already.
    await confirmWhatIsTold(mette)
    await saved(mette)
    await mette.getByRole('button', { name: 'Underskriv og send' }).click()
    await mette.getByText('Ikke læst endnu').first().waitFor()
    await mette.context().close()
  })

  test('the ward is told of a new document, reads it, and the home nurse can see that', async () => {
    const sofie = await signInBrowser(browser, house, 'Sofie Lund')
    await sofie.getByText('1 nyt dokument').waitFor()
    await sofie.getByRole('link', { name: 'Læs' }).click()
    await sofie.getByRole('link', { name: 'Indlæggelsesrapport' }).click()
    await sofie.getByText('Faldet to gange, spiser mindre').waitFor()
    await sofie.getByText('Jeg vil hjem til min have').first().waitFor()
    await sofie.getByRole('button', { name: 'Vi har læst det' }).click()
    await sofie.getByText(/^Læst af Sofie Lund/).waitFor()
    await look(sofie, 'ward-reads')
    await sofie.context().close()
  })

  test('he goes home before the plan is sent: it falls away, and the ward owes the report of the discharge', async () => {
    house.clock.advance({ hours: 26 })
    await hear({ base: 'SLHJ', after: admission.facts })
    const sofie = await signInBrowser(browser, house, 'Sofie Lund')
    await sofie.getByRole('link', { name: /^Hjem i dag/ }).click()
    await openCitizen(sofie, bruno.name)
    await sofie.getByText('Vis trinene').first().click()
    await sofie.getByText('Send plejeforløbsplan').first().waitFor()
    await look(sofie, 'ward-after-discharge')
    await sofie.getByRole('link', { name: 'Dokumenter' }).click()
    await sofie.getByRole('button', { name: 'Udfyld Udskrivningsrapport' }).click()
    await sofie.getByRole('heading', { name: /^Udskrivningsrapport/ }).waitFor()
    await sofie
      .getByRole('button', { name: /^Alt her er stadig rigtigt|^Stadig rigtigt/ })
      .first()
      .waitFor()
    await look(sofie, 'ward-writes')
    await confirmWhatIsTold(sofie)
    await sofie
      .getByRole('textbox', { name: 'Forløbet kort' })
      .fill('Hjertesvigt, behandlet med vanddrivende')
    await sofie.getByRole('radio', { name: 'Gå 2 Moderat begrænsning', exact: true }).check()
    await sofie.getByRole('radio', { name: 'Forflytte sig 1 Let begrænsning', exact: true }).check()
    await sofie.getByRole('textbox', { name: 'Opgaver fra i dag' }).fill('Vægt hver morgen')
    await sofie
      .getByRole('radiogroup', { name: /^Medicinen er afstemt/ })
      .getByRole('radio', { name: 'Ja' })
      .check()
    await sofie.getByRole('radio', { name: 'Nok til apoteket åbner' }).check()
    await saved(sofie)
    await sofie.getByRole('button', { name: 'Underskriv og send' }).click()
    await sofie.getByText('Ikke læst endnu').first().waitFor()
    await look(sofie, 'ward-signed')
    await sofie.context().close()
  })

  test('on the phone the home nurse reads of it, stands without a key, and writes what she did', async () => {
    house.clock.advance({ hours: 4 })
    const mette = await signInBrowser(browser, house, 'Mette Holm', phone)
    await mette.getByText(/nyt dokument/).waitFor()
    await mette.getByRole('link', { name: 'Første kontakt' }).first().click()
    await look(mette, 'nurse-list')
    await mette
      .getByRole('link', { name: /Se og svar|Åbn opgaven/ })
      .first()
      .click()
    const drawer = mette.getByRole('dialog')
    await drawer.getByRole('button', { name: 'Modtag opgaven' }).click()
    await drawer.getByRole('button', { name: /^Udfyld første kontakt/ }).waitFor()
    await look(mette, 'nurse-task')
    await drawer.getByRole('button', { name: /^Udfyld første kontakt/ }).click()
    await mette.getByRole('radio', { name: 'Nej, ingen nøgle' }).check()
    await mette
      .getByRole('textbox', { name: 'Hvad har du gjort?' })
      .fill('Ringet til søsteren Nancy. Hun kommer med nøglen kl. 18.')
    await look(mette, 'nurse-writes')
    await saved(mette)
    await mette.getByRole('button', { name: 'Underskriv' }).click()
    await mette.getByText(/^Underskrevet i dag/).waitFor()
    await settle()
    await mette.getByRole('link', { name: 'Overblik' }).click()
    await mette.getByText('Skaf nøgle til hjemmet').first().waitFor()
    await look(mette, 'nurse-after')

    house.clock.advance({ hours: 3 })
    await mette.goto(`${house.address}/foerste-kontakt`)
    await mette.getByRole('link', { name: 'Åbn opgaven' }).first().click()
    await mette
      .getByRole('dialog')
      .getByRole('button', { name: /^Udfyld første kontakt/ })
      .click()
    await mette.getByRole('radio', { name: 'Ja, i hjemmet' }).check()
    await mette.getByRole('radio', { name: 'Som i rapporten' }).check()
    await mette.getByRole('radiogroup', { name: 'Mangler der hjælpemidler?' }).getByText('Nej').click()
    await mette.getByRole('radiogroup', { name: 'Medicinen passer med FMK' }).getByText('Ja').click()
    await mette.getByRole('button', { name: 'Underskriv' }).click()
    await mette.getByText(/^Underskrevet i dag kl\. 18/).waitFor()
    await settle()
    await mette.goto(`${house.address}/foerste-kontakt`)
    await mette.getByText('Ingen venter på første kontakt').waitFor()
    await mette.context().close()
  })

  test('he is admitted again within thirty days: what was to follow at home falls away, and everybody sees who has him', async () => {
    house.clock.advance({ hours: 10 * 24 })
    await hear({ base: 'STIN' })
    const sofie = await signInBrowser(browser, house, 'Sofie Lund')
    await openCitizen(sofie, bruno.name)
    await sofie.getByText('Genindlæggelse inden for 30 dage').first().waitFor()
    await look(sofie, 'again-ward')
    await sofie.context().close()

    const mette = await signInBrowser(browser, house, 'Mette Holm', phone)
    await mette.getByRole('link', { name: 'Første kontakt' }).first().click()
    await mette.getByText('Ingen venter på første kontakt').waitFor()
    await look(mette, 'again-nurse')
    await mette.context().close()

    const anne = await signInBrowser(browser, house, 'Anne Skov')
    await anne.goto(`${house.address}/borgere`)
    await anne.getByRole('textbox').fill(bruno.cprNumber)
    await anne.getByRole('button', { name: 'Find borgeren' }).click()
    await anne.getByRole('heading', { level: 1, name: bruno.name }).waitFor()
    await anne.getByText('Hvem har hvad').waitFor()
    await anne
      .getByText(/Hjertemedicinsk Afsnit/)
      .first()
      .waitFor()
    await look(anne, 'again-doctor')
    await anne.context().close()

    const mine = await signInBrowser(browser, house, bruno.name, phone)
    await mine.getByText(/^Du er indlagt på Hjertemedicinsk/).waitFor()
    await mine.getByRole('heading', { name: 'Dine papirer' }).waitFor()
    await look(mine, 'again-citizen')
    await mine.getByRole('link', { name: 'Udskrivningsrapport' }).click()
    await mine.getByText('Vægt hver morgen').waitFor()
    await look(mine, 'again-citizen-paper')
    await mine.context().close()
  })
})
