import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { epoch, instant } from '../../kernel/instant.ts'
import { writeNotification } from '../../seed/notification.ts'
import { launchBrowser } from '../support/browser.ts'
import { desktop, phone, signInBrowser, takePictures } from '../support/browser-person.ts'
import { deliver } from '../support/deliver.ts'
import { openHouse, quiet, type RunningHouse, runJobs } from '../support/house.ts'

// Dansk: Afdelingen udskriver selv Bruno, fortryder og udskriver igen. De 72 timer følger med, forlænges og sættes på pause. Lægen fravælger dem.
const bruno = { cprNumber: '2509479989', name: 'Bruno Test Elmer' }

describe('the ward sends the citizen home without a letter', () => {
  let house: RunningHouse
  let browser: Browser
  let sofie: Page
  let mette: Page

  const openCitizen = async (page: Page) => {
    await page.getByRole('link', { name: bruno.name }).first().click()
    await page.getByRole('heading', { level: 1, name: bruno.name }).waitFor()
  }
  const settle = async () => {
    await quiet(house)
    await runJobs(house)
    await quiet(house)
  }
  const card = (page: Page) =>
    page
      .getByRole('region', { name: 'Indlæggelse' })
      .or(
        page.locator('section, article', {
          has: page.getByRole('heading', { name: 'Indlæggelse', exact: true }),
        }),
      )
      .first()
  /** A picture of what the page shows there, in both sizes. */
  const look = async (page: Page, step: string) => {
    for (const [size, name] of [
      [phone, 'phone'],
      [desktop, 'desk'],
    ] as const) {
      await page.setViewportSize(size)
      await takePictures(browser, `${step}-${name}`)
    }
  }

  beforeAll(async () => {
    house = await openHouse({ now: '2026-06-05T12:00:00.000Z', hasWeb: true })
    browser = await launchBrowser()
    const admission = await writeNotification(house.shell, {
      cprNumber: bruno.cprNumber,
      ward: 'herlev-heart',
      base: 'STIN',
      at: instant(epoch(house.clock.now()) - 50 * 3_600_000),
    })
    expect((await deliver(house.address, admission.bytes)).code).toBe('ok')
    await settle()
    sofie = await signInBrowser(browser, house, 'Sofie Lund')
    await openCitizen(sofie)
    mette = await signInBrowser(browser, house, 'Mette Holm')
  })
  afterEach(({ task }) => takePictures(browser, task.name))
  afterAll(async () => {
    await browser?.close()
    await house?.close()
  })

  test('only a doctor lets a dying citizen go home without the 72 hours, and the name of the doctor stands there', async () => {
    const waive = sofie.getByRole('button', { name: 'Fravælg de 72 timer' })
    await waive.waitFor()
    expect(await waive.getAttribute('aria-disabled')).toBe('true')
    const amir = await signInBrowser(browser, house, 'Amir Rahimi')
    await amir.goto(sofie.url())
    await amir.getByRole('button', { name: 'Fravælg de 72 timer' }).click()
    const dialog = amir.getByRole('dialog')
    await dialog.getByRole('textbox', { name: 'Begrundelse' }).fill('Døende, ønsker ro hjemme')
    await dialog.getByRole('button', { name: 'Hjem uden 72 timers behandlingsansvar' }).click()
    await amir.getByText(/Besluttet af Amir Rahimi, læge på sygehus/).waitFor()
    await sofie.getByText(/Besluttet af Amir Rahimi, læge på sygehus/).waitFor()
    await amir.getByRole('button', { name: 'Behold de 72 timer alligevel' }).click()
    await amir.getByText(/Besluttet af Amir Rahimi/).waitFor({ state: 'detached' })
    await amir.context().close()
  })

  test('the ward says that he has gone home and where to: the 72 hours run, and the home nurse sees whom to phone', async () => {
    await sofie.getByRole('button', { name: 'Udskrevet nu' }).click()
    const dialog = sofie.getByRole('dialog', { name: 'Udskriv borgeren' })
    await dialog.getByRole('button', { name: 'Udskrevet nu' }).click()
    await dialog.getByText('Vælg, hvor borgeren tager hen.').waitFor()
    await look(sofie, 'discharge-dialog')
    await dialog.getByRole('radio', { name: 'Eget hjem med hjemmesygepleje' }).check()
    await dialog.getByRole('button', { name: 'Udskrevet nu' }).click()
    await sofie.getByText('Udskrevet af Sofie Lund til: Eget hjem med hjemmesygepleje').waitFor()
    await card(sofie).getByText('Gælder nu').waitFor()
    await look(sofie, 'discharged')
    await settle()
    await mette.goto(sofie.url())
    await mette.getByText('72 timers behandlingsansvar').first().waitFor()
    await look(mette, 'discharged-home-nurse')
  })

  test('the ward keeps the treatment longer, pauses it for the ambulance and takes it up again', async () => {
    await sofie.getByRole('button', { name: 'Forlæng ansvaret' }).click()
    const extend = sofie.getByRole('dialog', { name: 'Forlæng ansvaret' })
    await extend.getByRole('radio', { name: '48 timer' }).check()
    await extend.getByRole('textbox', { name: 'Begrundelse' }).fill('Afventer blodprøver')
    await look(sofie, 'extend-dialog')
    await extend.getByRole('button', { name: 'Forlæng ansvaret' }).click()
    await card(sofie).getByText('Forlænget').waitFor()
    await sofie.getByRole('button', { name: 'Ambulancen har borgeren' }).click()
    const suspend = sofie.getByRole('dialog', { name: 'Ambulancen har borgeren' })
    await suspend.getByRole('textbox', { name: 'Begrundelse' }).fill('Brystsmerter, 112')
    await suspend.getByRole('button', { name: 'Ambulancen har borgeren' }).click()
    await sofie.getByText('Sat på pause: ambulancen har borgeren').waitFor()
    await look(sofie, 'suspended')
    await sofie.getByRole('button', { name: 'Afdelingen har borgeren igen' }).click()
    await card(sofie).getByText('Forlænget').waitFor()
  })

  test('who undoes it first has undone it: the other is told so and overwrites nothing; what was said stays, with why', async () => {
    const lars = await signInBrowser(browser, house, 'Lars Bruun')
    await lars.goto(sofie.url())
    for (const page of [lars, sofie]) {
      await page.getByRole('button', { name: 'Fortryd udskrivningen' }).click()
      await page.getByRole('dialog').getByRole('textbox', { name: 'Begrundelse' }).fill('Forkert patient')
    }
    await lars.getByRole('dialog').getByRole('button', { name: 'Fortryd udskrivningen' }).click()
    await lars.getByText(/fortrudt af Lars Bruun .*: Forkert patient/).waitFor()
    await sofie.getByRole('dialog').getByRole('button', { name: 'Fortryd udskrivningen' }).click()
    const clash = sofie.getByRole('dialog', { name: 'Nogen nåede det før dig' })
    await clash.getByText('Der er ikke længere nogen udskrivning at fortryde.').waitFor()
    await look(sofie, 'clash')
    await clash.getByRole('button', { name: 'Se den nyeste udgave' }).click()
    await clash.waitFor({ state: 'detached' })
    await lars.context().close()
  })

  test('the ward hands the threads to the home nurses, who say yes, and tells that he moves to another ward', async () => {
    await sofie.goto(sofie.url())
    await sofie.getByRole('button', { name: 'Giv rollen videre' }).click()
    const dialog = sofie.getByRole('dialog', { name: 'Giv rollen videre' })
    await dialog.getByRole('combobox').fill('Hjemmesygeplejen, Gl')
    await sofie.getByRole('option').first().click()
    await dialog.getByRole('button', { name: /^Spørg/ }).click()
    await sofie.getByRole('button', { name: 'Træk spørgsmålet tilbage' }).waitFor()
    await look(sofie, 'coordinator-asked')
    await mette.getByRole('button', { name: 'Sig ja' }).click()
    await mette.getByText('Tovholderen er skiftet').first().waitFor()
    await look(mette, 'coordinator-accepted')
    await sofie.getByRole('button', { name: 'Noget er ændret' }).click()
    const change = sofie.getByRole('dialog')
    await change.getByRole('radio', { name: 'Borgeren er overflyttet til en anden afdeling' }).check()
    await look(sofie, 'transferred-dialog')
    await sofie.keyboard.press('Escape')
    await change.waitFor({ state: 'detached' })
  })
})
