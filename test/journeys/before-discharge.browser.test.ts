import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { epoch, instant } from '../../kernel/instant.ts'
import { writeNotification } from '../../seed/notification.ts'
import { launchBrowser } from '../support/browser.ts'
import { signInBrowser, takePictures } from '../support/browser-person.ts'
import { deliver } from '../support/deliver.ts'
import { openHouse, type RunningHouse } from '../support/house.ts'

// Dansk: Afdelingen siger, hvornår Bruno kan komme hjem, og hvad han får brug for. Hjemmesygeplejersken læser det.
const bruno = { cprNumber: '2509479989', name: 'Bruno Test Elmer' }
const atTwoOnTuesday = /tirs?\. 2\. juni?\.? kl\. 14\.00/

describe('the ward tells of the discharge, and the municipality reads it', () => {
  let house: RunningHouse
  let browser: Browser
  let sofie: Page

  beforeAll(async () => {
    house = await openHouse({ now: '2026-06-01T07:00:00.000Z', hasWeb: true })
    browser = await launchBrowser()
  })
  afterEach(({ task }) => takePictures(browser, task.name))
  afterAll(async () => {
    await browser?.close()
    await house?.close()
  })

  test('the ward nurse sets the time, says what is needed, and sees that the treatment is finished', async () => {
    const admission = await writeNotification(house.shell, {
      cprNumber: bruno.cprNumber,
      ward: 'herlev-heart',
      base: 'STIN',
      at: instant(epoch(house.clock.now()) - 10 * 60_000),
    })
    expect((await deliver(house.address, admission.bytes)).code).toBe('ok')
    sofie = await signInBrowser(browser, house, 'Sofie Lund')
    await sofie
      .getByRole('link', { name: /Patienter/ })
      .first()
      .click()
    await sofie.getByText('Ikke sat endnu').first().waitFor()
    await sofie.getByRole('link', { name: bruno.name }).first().click()

    await sofie.getByRole('button', { name: 'Sæt forventet udskrivning' }).click()
    const dialog = sofie.getByRole('dialog').last()
    await dialog.getByLabel('Klokken').selectOption('14:00')
    await dialog.getByRole('button', { name: 'Sæt forventet udskrivning' }).click()
    await sofie.getByText(atTwoOnTuesday).first().waitFor()

    await sofie.getByRole('checkbox', { name: /Genoptræning/ }).check()
    await sofie.getByRole('checkbox', { name: /Genoptræning sagt af Sofie/ }).waitFor()
    await sofie.getByRole('button', { name: 'Meld færdigbehandlet' }).click()
    const finished = sofie.getByRole('dialog', { name: 'Borgeren er færdigbehandlet' })
    await finished.getByText('Kommunen kan få en regning for dem').waitFor()
    await finished.getByRole('button', { name: 'Sig det til kommunen' }).click()
    await sofie.getByRole('button', { name: 'Fortryd færdigbehandlet' }).waitFor()
  })

  test('the home nurse reads it and cannot change it', async () => {
    const mette = await signInBrowser(browser, house, 'Mette Holm')
    await mette.getByRole('link', { name: bruno.name }).first().click()
    await mette.getByText(atTwoOnTuesday).first().waitFor()
    await mette.getByText('Færdigbehandlet siden').first().waitFor()
    await mette.getByText('Det får borgeren brug for: Genoptræning').waitFor()
    expect(await mette.getByRole('button', { name: 'Sæt forventet udskrivning' }).count()).toBe(0)
    expect(await mette.getByRole('checkbox', { name: /Genoptræning/ }).count()).toBe(0)
  })

  test('what the ward takes back is no longer said, and stays visible as told before', async () => {
    await sofie.getByRole('checkbox', { name: /Genoptræning/ }).uncheck()
    await sofie.getByText('Sagt før').click()
    await sofie.getByText('Genoptræning: taget tilbage').waitFor()
  })
})
