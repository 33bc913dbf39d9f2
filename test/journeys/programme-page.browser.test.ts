import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { expectOpenToAll } from '../support/barriers.ts'
import { launchBrowser } from '../support/browser.ts'
import { desktop, phone, signInBrowser, takePictures } from '../support/browser-person.ts'
import { openHouse, type RunningHouse, runJobs } from '../support/house.ts'

// Dansk: Sygeplejersken læser, hvordan et forløb går, og hvor langt borgeren er. Sekretariatet skriver den næste version, prøver den af og sætter den i kraft.
const programme = 'Akut indlæggelse og udskrivning'

describe('a programme is read by those who work by it, and written by the secretariat', () => {
  let house: RunningHouse
  let browser: Browser
  let peter: Page

  beforeAll(async () => {
    house = await openHouse({ now: '2026-06-01T08:00:00.000Z', hasWeb: true })
    browser = await launchBrowser()
  })
  afterEach(({ task }) => takePictures(browser, task.name))
  afterAll(async () => {
    await browser?.close()
    await house?.close()
  })

  test('the home nurse reads who does what, by when and who takes over', async () => {
    const mette = await signInBrowser(browser, house, 'Mette Holm')
    await mette.getByRole('link', { name: 'Forløb', exact: true }).first().click()
    await mette.getByRole('link', { name: programme }).click()
    await mette.getByRole('heading', { level: 1, name: programme }).waitFor()
    await mette.getByText('Når borgeren er kommet på hospitalet.').first().waitFor()
    const lanes = mette.getByRole('table', { name: 'Hvem gør hvad, hvornår' })
    await lanes.getByRole('rowheader', { name: 'Hospital' }).waitFor()
    await lanes.getByRole('button', { name: /^A16 Første kontakt/ }).click()
    const step = mette.getByRole('dialog')
    await step.getByText('Senest 24 timer efter udskrivningen.').waitFor()
    await step.getByText('Sundhedsloven § 138').waitFor()
    await takePictures(browser, 'programme-step')
    await mette.keyboard.press('Escape')
    await mette.getByRole('radio', { name: 'Trin for trin' }).check()
    await mette.getByRole('heading', { name: /A14 Send epikrise/ }).waitFor()
    expect(await mette.getByRole('button', { name: 'Lav kladde til næste version' }).count()).toBe(0)
    await takePictures(browser, 'programme-written-out')
    await mette.setViewportSize(phone)
    await mette.goto(`${house.address}/forloeb/acute-admission-and-discharge`)
    await mette.getByRole('button', { name: /^A16 Første kontakt/ }).waitFor()
    await takePictures(browser, 'programme-on-a-phone')
    await mette.context().close()
  })

  test('she sees how far a citizen has come against it', async () => {
    const henrik = await signInBrowser(browser, house, 'Henrik Dam')
    await henrik.getByRole('link', { name: 'Max Test Berggren' }).first().click()
    await henrik.getByRole('dialog').getByRole('button', { name: 'Luk' }).click()
    await henrik.getByRole('link', { name: 'Se hele forløbet' }).first().click()
    await henrik.getByRole('heading', { name: `${programme}: plan og virkelighed` }).waitFor()
    await henrik.getByText(/\d+ udført, \d+ i gang/).waitFor()
    await henrik.getByRole('table').getByRole('button', { name: /^A5/ }).click()
    await henrik
      .getByRole('dialog')
      .getByText(/Sat i gang/)
      .waitFor()
    await takePictures(browser, 'pathway-against-programme')
    await henrik.context().close()
  })

  test('the secretariat drafts the next version and is told what is wrong as it is written', async () => {
    peter = await signInBrowser(browser, house, 'Peter Gram')
    await peter.goto(`${house.address}/forloeb/acute-admission-and-discharge`)
    await peter.getByRole('button', { name: 'Lav kladde til næste version' }).click()
    await peter.getByText('Ingen fejl').waitFor()
    await peter
      .getByRole('button', { name: /^A14 Send epikrise til egen læge$/ })
      .first()
      .click()
    const deadline = peter.getByRole('group', { name: 'Frist' })
    await deadline.getByLabel('Tælles fra').selectOption('treatment-finished')
    await peter.getByText('1 fejl at rette').first().waitFor()
    await peter.getByText('Trinnet kan begynde, før vi ved, hvad fristen tæller fra').first().waitFor()
    await takePictures(browser, 'draft-with-a-fault')
    await deadline.getByLabel('Tælles fra').selectOption('stay-ended')
    await deadline.getByLabel('Antal').fill('1')
    await peter.getByText('Ingen fejl').waitFor()
    // How it will read, beside it.
    await peter
      .getByRole('region', { name: 'Sådan bliver det læst' })
      .getByText('senest 1 hverdag efter udskrivningen')
      .waitFor()
    expect(await peter.getByRole('button', { name: 'Offentliggør' }).getAttribute('aria-disabled')).toBe(
      'true',
    )
    await peter.getByRole('button', { name: 'Gem kladde' }).click()
    await peter.getByText('Alt er gemt').waitFor()
  })

  test('she writes who takes part, what it is measured by, when deadlines rest and which law it rests on', async () => {
    const preview = peter.getByRole('region', { name: 'Sådan bliver det læst' })
    await peter.getByRole('group', { name: 'Måles på' }).getByLabel('Sårheling').check()
    await preview.getByText(/Sårheling \(I08\)/).waitFor()

    await peter.getByRole('button', { name: 'Tilføj deltager' }).click()
    const pharmacy = peter.getByRole('group', { name: /^Deltager \d+$/ }).last()
    await pharmacy.getByLabel('Hvem').selectOption({ label: 'Apotek' })
    await pharmacy.getByLabel('Har ansvar for på dansk').fill('Den pakkede medicin')
    await peter
      .getByText(/fejl at rette/)
      .first()
      .waitFor()
    await pharmacy.getByLabel('Har ansvar for på engelsk').fill('The packed medicine')
    await preview.getByText('Den pakkede medicin').waitFor()

    await peter.getByRole('button', { name: 'Tilføj pause' }).click()
    const pause = peter.getByRole('group', { name: 'Pause 1' })
    await pause.getByLabel('Trin, der holder pause').fill('A99')
    await pause.getByLabel('Trin, der holder pause').blur()
    await peter.getByText('1 fejl at rette').first().waitFor()
    await takePictures(browser, 'draft-pause-of-a-step-that-is-not-there')
    await pause.getByLabel('Trin, der holder pause').fill('A14')
    await pause.getByLabel('Trin, der holder pause').blur()
    await peter.getByText('Ingen fejl').waitFor()

    await peter.getByRole('button', { name: 'Tilføj bestemmelse' }).click()
    const law = peter.getByRole('group', { name: /^Bestemmelse \d+$/ }).last()
    await law.getByLabel('Lovens navn').selectOption({ label: 'Sundhedsloven' })
    await law.getByLabel('Paragraf').fill('42 a(1)')
    await peter.getByText('Ingen fejl').waitFor()
    await expectOpenToAll(peter)
    await peter.getByRole('button', { name: 'Gem kladde' }).click()
    await peter.getByText('Alt er gemt').waitFor()
    await takePictures(browser, 'draft-whole')
  })

  test('tries it against what has been recorded, and sees numbers only', async () => {
    await peter.getByRole('button', { name: /^Prøv mod version/ }).click()
    await peter.getByText(/forløb sammenlignet$|kørt for få forløb/).waitFor()
    expect(await peter.getByText('Test Berggren').count()).toBe(0)
  })

  test('every part of it can be used by keyboard and screen reader, at a desk and on a phone', async () => {
    for (const viewport of [desktop, phone]) {
      await peter.setViewportSize(viewport)
      await expectOpenToAll(peter)
    }
    await takePictures(browser, 'draft-on-a-phone')
    await peter.setViewportSize(desktop)
    await peter.getByRole('button', { name: 'Kassér kladden' }).click()
    await expectOpenToAll(peter)
    await peter.getByRole('dialog').getByRole('button', { name: 'Behold kladden' }).click()

    const reader = await signInBrowser(browser, house, 'Henrik Dam')
    for (const address of [
      '/forloeb',
      '/forloeb/acute-admission-and-discharge',
      '/forloeb/acute-admission-and-discharge?vis=trin',
      '/forloeb/rehabilitation',
    ])
      for (const viewport of [desktop, phone]) {
        await reader.setViewportSize(viewport)
        await reader.goto(house.address + address)
        await reader.getByRole('heading', { level: 1 }).first().waitFor()
        await reader.waitForLoadState('networkidle')
        await expectOpenToAll(reader, address)
        await takePictures(browser, `${address}-${viewport.width}`)
      }
    await reader.context().close()
  })

  test('and puts it in force from a day, while what runs keeps its own', async () => {
    await peter.getByRole('button', { name: 'Offentliggør' }).click()
    await peter.getByRole('dialog').getByRole('button', { name: 'Offentliggør' }).click()
    await peter.getByRole('heading', { level: 1, name: programme }).waitFor()
    await peter.getByText('Gælder nu').waitFor()
    await peter.getByText('senest 1 hverdag efter udskrivningen').first().waitFor()
    await runJobs(house)
    await peter.setViewportSize(desktop)
    const plan = await peter.evaluate(async () => {
      const link = document.querySelector<HTMLAnchorElement>('a[href$="plan-definition"]')
      const answer = await fetch(link?.href ?? '')
      return {
        type: answer.headers.get('content-type'),
        body: (await answer.json()) as { resourceType: string },
      }
    })
    expect(plan.type).toContain('application/fhir+json')
    expect(plan.body.resourceType).toBe('PlanDefinition')
    await peter.context().close()
  })
})
