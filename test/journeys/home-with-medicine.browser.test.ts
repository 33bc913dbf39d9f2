import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { epoch, instant } from '../../kernel/instant.ts'
import { type WrittenLetter, writeNotification } from '../../seed/notification.ts'
import { findBarriers, isSideways } from '../support/barriers.ts'
import { launchBrowser } from '../support/browser.ts'
import { desktop, phone, signInBrowser, takePictures } from '../support/browser-person.ts'
import { deliver } from '../support/deliver.ts'
import { openHouse, quiet, type RunningHouse } from '../support/house.ts'

// Dansk: Bruno har sukkersyge og dårligt hjerte. Han kommer hjem med ændret medicin; en forskel findes, og lægen løser den.
const bruno = { cprNumber: '2509479989', name: 'Bruno Test Elmer' }
const ward = 'herlev-heart'

describe('the man with diabetes and heart disease comes home with his medicine reconciled', () => {
  let house: RunningHouse
  let browser: Browser
  let admission: WrittenLetter

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
  const dialogOf = (page: Page) => page.getByRole('dialog').last()
  const closed = (page: Page) => page.getByRole('dialog').waitFor({ state: 'detached' })

  /** Signs somebody in who has the citizen on the first list they see, and opens the medicine. */
  const openMedicine = async (name: string, list?: string, viewport = desktop): Promise<Page> => {
    const page = await signInBrowser(browser, house, name, viewport)
    if (list !== undefined) await page.goto(house.address + list)
    await page.getByRole('link', { name: bruno.name }).first().click()
    // The worklist opens the task over the citizen.
    if (list === undefined) await dialogOf(page).getByRole('button', { name: 'Luk' }).click()
    await closed(page)
    await page.getByRole('link', { name: 'Medicin', exact: true }).click()
    await page.getByRole('heading', { name: 'Medicin', exact: true }).waitFor()
    return page
  }

  const expectNoBarrier = async (page: Page): Promise<void> => {
    // What is measured must not lie half under a bar; a message of what was saved goes away after some seconds.
    await page.evaluate(() => window.scrollTo(0, 0))
    await expect.poll(() => findBarriers(page), { timeout: 20_000, interval: 500 }).toEqual([])
    expect(await isSideways(page)).toBe(false)
  }

  const decide = async (page: Page, name: string): Promise<void> => {
    await page
      .getByRole('button', { name: `Tag stilling til ${name}` })
      .first()
      .click()
  }
  const saveDecision = async (page: Page): Promise<void> => {
    await dialogOf(page).getByRole('button', { name: 'Gem beslutningen' }).click()
    await closed(page)
  }

  test('the ward doctor finds the list of the home gathered, and decides each medicine with a reason', async () => {
    admission = await writeNotification(house.shell, {
      cprNumber: bruno.cprNumber,
      ward,
      base: 'STIN',
      at: minutesAgo(10),
    })
    expect((await deliver(house.address, admission.bytes)).code).toBe('ok')
    await quiet(house)
    const amir = await openMedicine('Amir Rahimi', '/patienter')
    await amir.getByRole('heading', { name: 'Skal afklares 8' }).waitFor()
    await expectNoBarrier(amir)

    await amir.getByRole('button', { name: 'Sæt på pause: dosisdispensering' }).click()
    await dialogOf(amir).getByLabel('Hvorfor?').fill('Medicinen bliver ændret under indlæggelsen.')
    await dialogOf(amir).getByRole('button', { name: 'Sæt dosisdispenseringen på pause' }).click()
    await amir.getByText('Dosisdispenseringen er på pause. Apoteket pakker ikke').waitFor()

    await decide(amir, 'Metformin')
    await dialogOf(amir).getByRole('radio', { name: 'Ændret dosis' }).check()
    await dialogOf(amir).getByRole('textbox', { name: 'Morgen' }).fill('1')
    await dialogOf(amir).getByRole('textbox', { name: 'Aften' }).fill('1')
    await dialogOf(amir).getByRole('button', { name: 'Gem beslutningen' }).click()
    await dialogOf(amir).getByText('Skriv kort hvorfor').waitFor()
    await expectNoBarrier(amir)
    await dialogOf(amir).getByLabel('Hvorfor?').fill('Nyrerne arbejder lidt dårligere.')
    await dialogOf(amir).getByRole('checkbox', { name: 'Der skal følges op' }).check()
    await dialogOf(amir).getByRole('radio', { name: 'Egen læge' }).check()
    await dialogOf(amir).getByLabel('Hvad skal der ske?').fill('blodprøve af nyretal')
    await saveDecision(amir)

    await decide(amir, 'Digoxin')
    await dialogOf(amir).getByRole('radio', { name: 'Stoppet' }).check()
    await dialogOf(amir).getByLabel('Hvorfor?').fill('Pulsen er for langsom.')
    await saveDecision(amir)
    for (const name of ['Apixaban', 'Insulin glargin']) {
      await decide(amir, name)
      await dialogOf(amir).getByRole('radio', { name: 'Uændret' }).check()
      await saveDecision(amir)
    }

    await amir.getByRole('button', { name: '4 fortsætter uændret' }).click()
    await dialogOf(amir).getByRole('button', { name: 'Gem som uændret' }).click()
    await closed(amir)
    await amir.getByRole('heading', { name: 'Skal afklares' }).waitFor({ state: 'detached' })
  })

  test('he finds a new medicine by its first letters, and the card is marked reconciled', async () => {
    const amir = await openMedicine('Amir Rahimi', '/patienter')
    await amir.getByRole('button', { name: 'Tilføj lægemiddel' }).click()
    await dialogOf(amir).getByRole('combobox').fill('spiron')
    await amir.getByRole('option', { name: /Spironolacton 25 mg/ }).click()
    await expectNoBarrier(amir)
    await dialogOf(amir).getByRole('textbox', { name: 'Morgen' }).fill('1')
    await dialogOf(amir).getByLabel('Hvad er det for?').fill('vanddrivende, for hjertet')
    await dialogOf(amir).getByLabel('Hvorfor?').fill('Vand i kroppen, fordi hjertet er svagt.')
    await dialogOf(amir).getByRole('button', { name: 'Tilføj', exact: true }).click()
    await closed(amir)
    await quiet(house)
    await amir.reload()
    await amir.getByRole('row', { name: /Spironolacton/ }).waitFor()

    await amir.getByRole('button', { name: 'Markér som afstemt' }).click()
    await quiet(house)
    await amir.reload()
    await amir.getByText('Fælles Medicinkort er markeret afstemt').waitFor()
    await amir.getByRole('button', { name: 'Svar: medicin med hjem' }).click()
    await expectNoBarrier(amir)
    for (const name of [/^Metformin/, /^Spironolacton/])
      await dialogOf(amir)
        .getByRole('radiogroup', { name })
        .getByRole('radio', { name: 'Sendes med' })
        .check()
    await dialogOf(amir).getByRole('button', { name: 'Gem svaret' }).click()
    await closed(amir)
    await amir.getByText(/^Sendes med: Metformin/).waitFor()
    await amir.getByRole('button', { name: 'Bekræft listen' }).click()
    await amir.getByText('Bekræftet af Amir Rahimi').waitFor()
  })

  test('at home the nurse finds the box packed with another dose, and the own doctor is asked the same day', async () => {
    house.clock.advance({ hours: 1 })
    const discharge = await writeNotification(house.shell, {
      cprNumber: bruno.cprNumber,
      ward,
      base: 'SLHJ',
      after: admission.facts,
      at: minutesAgo(1),
    })
    expect((await deliver(house.address, discharge.bytes)).code).toBe('ok')
    await quiet(house)
    const mette = await openMedicine('Mette Holm', undefined, phone)
    await mette.getByText('Dosisdispenseringen er på pause. Apoteket pakker ikke').waitFor()
    await mette.getByRole('button', { name: 'Giv efter Fælles Medicinkort' }).click()
    await mette.getByText('Kommunen giver det, der står på Fælles Medicinkort').waitFor()
    await mette.getByRole('button', { name: 'Ret kommunens liste' }).click()
    await dialogOf(mette).getByRole('button', { name: 'Ret Apixaban 5 mg' }).click()
    await dialogOf(mette).getByRole('textbox', { name: 'Aften' }).fill('')
    await expectNoBarrier(mette)
    await dialogOf(mette).getByRole('button', { name: 'Gem kommunens liste' }).click()
    await closed(mette)
    await mette.getByText('Anne Skov skal afklare det').waitFor()
    await expectNoBarrier(mette)
    await mette.getByText('Kommunens liste svarer ikke til Fælles Medicinkort').first().waitFor()
    expect(await mette.getByRole('button', { name: 'Tag stilling til Apixaban' }).count()).toBe(0)
  })

  test('the own doctor finds the task, decides the line, and sees who must do the rest', async () => {
    house.clock.advance({ hours: 1 })
    await quiet(house)
    const page = await signInBrowser(browser, house, 'Anne Skov')
    const task = page
      .getByRole('row', { name: bruno.name })
      .filter({ hasText: /Afklar i dag: risikomedicin/ })
    await task.getByText('Til Anne Skov').waitFor()
    await task.getByRole('link', { name: bruno.name }).click()
    await dialogOf(page).getByRole('link', { name: 'Se medicinen' }).click()
    await page.getByText('Anne Skov skal afklare det').waitFor()
    await decide(page, 'Apixaban')
    await dialogOf(page).getByRole('radio', { name: 'Uændret' }).check()
    await dialogOf(page)
      .getByLabel('Hvorfor?')
      .fill('Talt med Bruno. Han skal have den både morgen og aften.')
    await saveDecision(page)
    await page.getByText('Afklaret af Anne Skov. Nu skal kommunen rette sin liste.').waitFor()
  })

  test('the nurse gives by the card, the bags are packed again, and all three stand behind the list', async () => {
    const mette = await openMedicine('Mette Holm', undefined, phone)
    await mette.getByRole('button', { name: 'Giv efter Fælles Medicinkort' }).click()
    await mette.getByText('Løste forskelle').waitFor()
    await mette.getByRole('button', { name: 'Bekræft listen' }).click()
    await mette.getByText('Bekræftet af Mette Holm').waitFor()

    const anne = await openMedicine('Anne Skov')
    await anne.getByRole('button', { name: 'Genoptag dosisdispensering' }).click()
    await anne.getByText('Apoteket pakker medicinen').waitFor()
    await anne.getByRole('button', { name: 'Bekræft listen' }).click()
    await anne.getByText('Bekræftet af Anne Skov').waitFor()
  })

  test('the nurse prints the list in plain words, the medicine is reconciled, and Bruno reads it on his phone', async () => {
    const mette = await openMedicine('Mette Holm')
    // Where there is no printer the paper is read from the page at the moment of printing.
    await mette.evaluate(() => {
      globalThis.print = () => {
        document.body.dataset.paper = document.querySelector<HTMLElement>('.paper-list')?.textContent ?? ''
      }
    })
    await mette.getByRole('button', { name: 'Print borgerens liste' }).click()
    await mette.getByText('Afstemt', { exact: true }).first().waitFor()
    const paper = await mette.evaluate(() => document.body.dataset.paper ?? '')
    expect(paper).toContain(`Medicin for ${bruno.name}`)
    expect(paper).toContain('1 tablet morgen og aften')
    expect(paper).toContain('Pulsen er for langsom.')
    expect(paper).not.toContain(bruno.cprNumber)

    const page = await signInBrowser(browser, house, bruno.name, phone)
    await page.getByRole('link', { name: 'Se din medicin' }).first().click()
    await page.getByRole('heading', { name: 'Min medicin' }).waitFor()
    await expectNoBarrier(page)
    const metformin = page.getByRole('listitem').filter({ hasText: 'Metformin' }).first()
    await metformin.getByText('Ny dosis').waitFor()
    await metformin.getByText('Nyrerne arbejder lidt dårligere.').waitFor()
    await page.getByText('Listen er gennemgået af dem, der behandler dig.').waitFor()
    const digoxin = page.getByRole('listitem').filter({ hasText: 'Digoxin' })
    await digoxin.getByText('Stoppet').waitFor()
  })
})
