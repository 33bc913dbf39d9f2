import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { epoch, instant } from '../../kernel/instant.ts'
import { type WrittenLetter, writeNotification } from '../../seed/notification.ts'
import { launchBrowser } from '../support/browser.ts'
import { signInBrowser, takePictures } from '../support/browser-person.ts'
import { deliver } from '../support/deliver.ts'
import { openHouse, type RunningHouse, runJobs } from '../support/house.ts'

// Dansk: Bruno indlægges. Opgaverne skifter hænder mellem hospital, kommune og læge, og nogen har dem hele tiden.
const bruno = { cprNumber: '2509479989', name: 'Bruno Test Elmer' }
const ward = 'herlev-heart'

describe('a real hospital notification becomes shared work that somebody always has', () => {
  let house: RunningHouse
  let browser: Browser
  let admission: WrittenLetter
  let lars: Page
  let mette: Page
  let anne: Page

  beforeAll(async () => {
    house = await openHouse({ now: '2026-06-01T07:00:00.000Z', hasWeb: true })
    browser = await launchBrowser()
  })
  afterEach(({ task }) => takePictures(browser, task.name))
  afterAll(async () => {
    await browser?.close()
    await house?.close()
  })

  const minutesAgo = (minutes: number) => instant(epoch(house.clock.now()) - minutes * 60_000)
  const rowOf = (page: Page, task: RegExp) =>
    page.getByRole('row', { name: bruno.name }).filter({ hasText: task })
  const offerOf = (page: Page, task: RegExp) => page.getByRole('article').filter({ hasText: task })
  const dialogOf = (page: Page) => page.getByRole('dialog').last()

  const closeDrawer = async (page: Page): Promise<void> => {
    await dialogOf(page).getByRole('button', { name: 'Luk' }).click()
    await dialogOf(page).waitFor({ state: 'detached' })
  }

  const sendOn = async (page: Page, receiver: string): Promise<void> => {
    await page.getByRole('button', { name: 'Send videre' }).click()
    await dialogOf(page).getByRole('searchbox').fill(receiver)
    await dialogOf(page)
      .getByRole('radio', { name: new RegExp(receiver) })
      .check()
    await dialogOf(page)
      .getByRole('button', { name: `Send til ${receiver}` })
      .click()
    await page.getByText('I har opgaven, indtil').first().waitFor()
  }

  test('the home nurse sees the admission in her worklist without reloading, and why the task is hers', async () => {
    const page = await signInBrowser(browser, house, 'Mette Holm')
    await page.getByText('Enheden har ingen åbne opgaver').waitFor()
    admission = await writeNotification(house.shell, {
      cprNumber: bruno.cprNumber,
      ward,
      base: 'STIN',
      at: minutesAgo(10),
    })
    expect((await deliver(house.address, admission.bytes)).code).toBe('ok')

    await rowOf(page, /indlæggelsesrapport/i)
      .getByRole('link', { name: bruno.name })
      .click()
    await page.getByText(/Hvorfor er den/).waitFor()
    await page
      .getByText(/Sundhedsloven § 138/)
      .first()
      .waitFor()
    await dialogOf(page).waitFor()
    await closeDrawer(page)
    for (const lane of ['Borger og pårørende', 'Almen praksis', 'Hospital', 'Kommune', 'Akutteam'])
      await page.getByText(lane, { exact: true }).first().waitFor()
    await page.context().close()
  })

  test('after a day the coordinator has the care plan, and what he offers is still his until someone says yes', async () => {
    house.clock.advance({ hours: 25 })
    await runJobs(house)
    ;[lars, mette, anne] = (await Promise.all(
      (['Lars Bruun', 'Mette Holm', 'Anne Skov'] as const).map((name) => signInBrowser(browser, house, name)),
    )) as [Page, Page, Page]
    await rowOf(lars, /plejeforløbsplan/i)
      .getByRole('link', { name: bruno.name })
      .click()
    await sendOn(lars, 'Hjemmesygeplejen, Gladsaxe')
    await offerOf(mette, /plejeforløbsplan/i)
      .getByText(/Udskrivningskoordinationen, Herlev/)
      .first()
      .waitFor()
  })

  test('the nurse asks for more, gets the answer and accepts: responsibility moves on both screens by itself', async () => {
    await offerOf(mette, /plejeforløbsplan/i)
      .getByRole('button', { name: /^Bed om mere/ })
      .click()
    await dialogOf(mette).getByRole('textbox').fill('Hvilken medicin er ændret?')
    await dialogOf(mette).getByRole('button', { name: 'Bed om mere' }).click()

    await lars.getByText('Hvilken medicin er ændret?').first().waitFor()
    await dialogOf(lars).getByRole('button', { name: 'Svar på spørgsmålet' }).first().click()
    await dialogOf(lars).getByRole('textbox').fill('Furix er sat op til 80 mg.')
    await dialogOf(lars).getByRole('button', { name: 'Svar på spørgsmålet' }).click()

    await mette.getByText('Furix er sat op til 80 mg.').first().waitFor()
    await mette.getByRole('button', { name: /^Modtag opgaven/ }).click()
    await rowOf(mette, /plejeforløbsplan/i).waitFor()
    await lars.getByText('Hjemmesygeplejen, Gladsaxe').first().waitFor()
    await lars.getByText('Modtaget').first().waitFor()
  })

  test('he comes home: the ward answers for 72 hours, and every follow-up has somebody', async () => {
    const home = await writeNotification(house.shell, {
      cprNumber: bruno.cprNumber,
      ward,
      base: 'SLHJ',
      at: minutesAgo(5),
      after: admission.facts,
    })
    expect((await deliver(house.address, home.bytes)).code).toBe('ok')
    await offerOf(mette, /Første kontakt i hjemmet/).waitFor()
    await offerOf(anne, /Afstem medicinen efter udskrivning/).waitFor()

    await offerOf(mette, /Første kontakt i hjemmet/)
      .getByRole('link', { name: bruno.name })
      .click()
    await closeDrawer(mette)
    await mette.getByText('72 timers behandlingsansvar').first().waitFor()
    await mette
      .getByText(/Ring til Hjertemedicinsk Afsnit/)
      .first()
      .waitFor()
  })

  test('the doctor declines with a reason: the task is back with the ward, which never lost it', async () => {
    const offer = offerOf(anne, /Afstem medicinen efter udskrivning/)
    await offer.getByRole('button', { name: /^Afvis med begrundelse/ }).click()
    await dialogOf(anne).getByRole('combobox').selectOption({ label: 'Der mangler oplysninger' })
    await dialogOf(anne).getByRole('textbox').fill('Medicinlisten fra afdelingen mangler.')
    await dialogOf(anne).getByRole('button', { name: 'Afvis med begrundelse' }).click()
    await expect.poll(() => offer.count(), { timeout: 45_000 }).toBe(0)

    const sofie = await signInBrowser(browser, house, 'Sofie Lund')
    await sofie.goto(`${house.address}/arbejdsliste`)
    await rowOf(sofie, /Afstem medicinen efter udskrivning/)
      .getByText('Afvist')
      .waitFor()
    await rowOf(sofie, /Afstem medicinen efter udskrivning/)
      .getByRole('link', { name: bruno.name })
      .click()
    await sofie.getByText('Medicinlisten fra afdelingen mangler.').first().waitFor()
    await sofie.context().close()
  })

  test('an offer nobody answers escalates by itself, and at last it is plainly with the sender again', async () => {
    house.clock.advance({ hours: 5 })
    await runJobs(house)
    const karen = await signInBrowser(browser, house, 'Karen Friis')
    await karen.getByText('Nogen er kaldt op').waitFor()
    await karen.getByRole('link', { name: `${bruno.name}, Første kontakt i hjemmet` }).waitFor()
    await karen.getByText(/Kaldt: Karen Friis/).waitFor()

    house.clock.advance({ hours: 4 })
    await runJobs(house)
    await expect.poll(() => offerOf(karen, /Første kontakt i hjemmet/).count(), { timeout: 45_000 }).toBe(0)
    const sofie = await signInBrowser(browser, house, 'Sofie Lund')
    await sofie.goto(`${house.address}/arbejdsliste`)
    await rowOf(sofie, /Første kontakt i hjemmet/)
      .getByText('Ikke besvaret i tide')
      .waitFor()
    await karen.context().close()
    await sofie.context().close()
  })

  test('a death stops everything and informs', async () => {
    const lonni = { cprNumber: '0201609996', name: 'Lonni Test Lauridsen' }
    const admitted = await writeNotification(house.shell, {
      cprNumber: lonni.cprNumber,
      ward,
      base: 'STIN',
      at: minutesAgo(90),
    })
    expect((await deliver(house.address, admitted.bytes)).code).toBe('ok')
    const page = await signInBrowser(browser, house, 'Mette Holm')
    await page.getByRole('link', { name: lonni.name }).first().click()
    await dialogOf(page).waitFor()
    const death = await writeNotification(house.shell, {
      cprNumber: lonni.cprNumber,
      ward,
      base: 'MORS',
      at: minutesAgo(10),
      after: admitted.facts,
    })
    expect((await deliver(house.address, death.bytes)).code).toBe('ok')
    await dialogOf(page).getByText('Borgeren er død').first().waitFor()
    await page.getByText('Afslut hjælp og hjælpemidler i hjemmet').first().waitFor()
    await page.context().close()
  })

  test('a cancelled admission is undone, and the page shows that it was', async () => {
    const sille = { cprNumber: '0506889996', name: 'Sille June Test Mosebrygersen' }
    const admitted = await writeNotification(house.shell, {
      cprNumber: sille.cprNumber,
      ward,
      base: 'STIN',
      at: minutesAgo(30),
    })
    expect((await deliver(house.address, admitted.bytes)).code).toBe('ok')
    const page = await signInBrowser(browser, house, 'Mette Holm')
    await page.getByRole('link', { name: sille.name }).first().click()
    await dialogOf(page).waitFor()
    const cancelled = await writeNotification(house.shell, {
      cprNumber: sille.cprNumber,
      ward,
      base: 'STIN',
      change: 'cancellation',
      at: minutesAgo(30),
      after: admitted.facts,
    })
    expect((await deliver(house.address, cancelled.bytes)).code).toBe('ok')
    await dialogOf(page).getByText('Aflyst').first().waitFor()
    await closeDrawer(page)
    await page.getByText('Annulleret').first().waitFor()
    await page.context().close()
  })
})
