import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { ThreadView } from '../../contract/correspondence.ts'
import { epoch, instant } from '../../kernel/instant.ts'
import { writeNotification } from '../../seed/notification.ts'
import { findByCpr } from '../../server/modules/citizen/index.ts'
import { findBarriers, isSideways } from '../support/barriers.ts'
import { launchBrowser } from '../support/browser.ts'
import { desktop, phone, signInBrowser, takePictures } from '../support/browser-person.ts'
import { deliver } from '../support/deliver.ts'
import { openHouse, quiet, type RunningHouse, runJobs } from '../support/house.ts'
import { type SignedIn, signIn } from '../support/sign-in.ts'

// Dansk: To breve mødes i en tråd, et svar og en videresendelse ligger som kladder, filer trækkes ind, og lægen åbner et psykiatrisk brev med en begrundelse.
const bruno = '2509479989'
const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
const pdf = (more = '') =>
  `%PDF-1.7\n1 0 obj << /Type /Catalog ${more} >> endobj\n2 0 obj << /Author (Karen) >> endobj\ntrailer << /Root 1 0 R /Info 2 0 R >>\n%%EOF\n`

interface Given {
  readonly name: string
  readonly type: string
  readonly base64: string
}

/** Files as the browser gives them to a page: dropped on a place, or pasted into it. */
function give(place: Locator, how: 'drop' | 'paste', files: readonly Given[]): Promise<void> {
  return place.evaluate(
    (element, { how, files }) => {
      const data = new DataTransfer()
      for (const { name, type, base64 } of files)
        data.items.add(new File([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))], name, { type }))
      const more = { bubbles: true, cancelable: true }
      if (how === 'paste')
        element.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, ...more }))
      else
        for (const type of ['dragover', 'drop'])
          element.dispatchEvent(new DragEvent(type, { dataTransfer: data, ...more }))
    },
    { how, files },
  )
}

describe('letters that meet', () => {
  let house: RunningHouse
  let browser: Browser
  let ward: SignedIn
  let mette: Page
  let thread: ThreadView
  let citizenId: string

  const settle = async () => {
    await quiet(house)
    await runJobs(house)
    await quiet(house)
  }
  const look = async (page: Page, name: string) => {
    for (const [size, viewport] of Object.entries({ phone, desktop })) {
      await page.setViewportSize(viewport)
      const message = `${name} on a ${size}`
      await expect.poll(() => isSideways(page), { message, timeout: 20_000, interval: 500 }).toBe(false)
      await expect.poll(() => findBarriers(page), { message, timeout: 20_000, interval: 500 }).toEqual([])
      await takePictures(browser, `${name}-${size}`)
    }
  }
  const address = (path = '') => `/api/v1/citizens/${citizenId}/correspondence${path}`
  const written = { attachments: [], answerWanted: null }

  beforeAll(async () => {
    house = await openHouse({ now: '2026-06-01T07:00:00.000Z', hasWeb: true })
    browser = await launchBrowser()
    const letter = await writeNotification(house.shell, {
      cprNumber: bruno,
      ward: 'herlev-heart',
      at: instant(epoch(house.clock.now()) - 600_000),
      base: 'STIN',
    })
    expect((await deliver(house.address, letter.bytes)).code).toBe('ok')
    await settle()
    citizenId = (await findByCpr(house.shell, bruno)) as string
    ward = await signIn(house.address, 'demo:sofie-lund')
    const nurse = await signIn(house.address, 'demo:mette-holm')
    const begun = await ward.post<ThreadView>(address(), {
      ...written,
      toUnitId: nurse.session.role?.unitId,
      category: 'nursing',
      text: 'Bruno har et sår på venstre hæl.',
    })
    expect(begun.status, JSON.stringify(begun.body)).toBe(200)
    thread = begun.body
  })
  afterEach(({ task }) => takePictures(browser, task.name))
  afterAll(async () => {
    await browser?.close()
    await house?.close()
  })

  test('an answer that is begun is still there when the thread is sent on, and each is kept for itself', async () => {
    mette = await signInBrowser(browser, house, 'Mette Holm')
    // The page hears nothing more: what comes now she does not see.
    await mette.route('**/api/v1/live*', (route) => route.abort())
    await mette.goto(`${house.address}/borgere/${citizenId}/korrespondance/${thread.threadId}`)
    await mette.getByRole('textbox', { name: /^Svar til/ }).fill('Vi ser på det i aften.')
    await mette.getByText(/^Gemt kl\./).waitFor()
    await mette.getByRole('button', { name: 'Videresend' }).click()
    const drawer = mette.getByRole('dialog')
    await drawer.getByRole('textbox', { name: 'Tekst' }).fill('Til lægens orientering.')
    await drawer.getByText(/^Gemt kl\./).waitFor()
    await mette.keyboard.press('Escape')
    await drawer.waitFor({ state: 'detached' })
    await mette.reload()
    await expect
      .poll(() => mette.getByRole('textbox', { name: /^Svar til/ }).inputValue(), { timeout: 30_000 })
      .toBe('Vi ser på det i aften.')
    await mette.getByRole('button', { name: 'Videresend (kladde)' }).click()
    await expect
      .poll(() => drawer.getByRole('textbox', { name: 'Tekst' }).inputValue(), { timeout: 30_000 })
      .toBe('Til lægens orientering.')
    await drawer.getByRole('button', { name: 'Kassér kladden' }).click()
    await mette.keyboard.press('Escape')
    await drawer.waitFor({ state: 'detached' })
  })

  test('files are dragged in and pasted; each that cannot go says why, and the PDF has lost its author', async () => {
    const place = mette.getByRole('textbox', { name: /^Svar til/ })
    const base64 = (text: string) => Buffer.from(text).toString('base64')
    await give(place, 'paste', [{ name: 'skærm.png', type: 'image/png', base64: png }])
    await mette.getByText('Klar. Sted og kamera er fjernet fra billedet.').waitFor()
    await give(place, 'drop', [
      { name: 'plan.pdf', type: 'application/pdf', base64: base64(pdf()) },
      {
        name: 'med kode.pdf',
        type: 'application/pdf',
        base64: base64(pdf('/OpenAction << /S /JavaScript >>')),
      },
      { name: 'noter.docx', type: 'application/msword', base64: base64('noter') },
    ])
    await mette.getByText('Klar. Forfatter og program er fjernet.').waitFor()
    await mette.getByText('Filen har programkode eller andre filer i sig').waitFor()
    await mette.getByText('Kun PDF og billeder kan sendes').waitFor()
    await look(mette, 'files-refused')
    await mette.getByRole('button', { name: 'Send svar' }).click()
    await mette.getByText('En fil kunne ikke vedhæftes. Fjern den, eller prøv igen.').waitFor()
    await mette.getByRole('button', { name: 'Fjern med kode' }).click()
    await mette.getByRole('button', { name: 'Fjern noter' }).click()
  })

  test('the ward has written again meanwhile: she is told, reads it, and sends what she had written', async () => {
    const again = await ward.post<ThreadView>(address(`/threads/${thread.threadId}/replies`), {
      ...written,
      version: thread.version,
      text: 'Nu er såret også varmt.',
    })
    expect(again.status, JSON.stringify(again.body)).toBe(200)
    await mette.getByRole('textbox', { name: /^Svar til/ }).fill('Vi kommer i eftermiddag.')
    await mette.getByRole('button', { name: 'Send svar' }).click()
    const dialog = mette.getByRole('dialog', { name: 'Nogen nåede det før dig' })
    await dialog.getByText('Der er kommet et nyere brev i tråden').waitFor()
    await look(mette, 'changed-meanwhile')
    await dialog.getByRole('button', { name: 'Se den nyeste udgave' }).click()
    await mette.getByRole('article').getByText('Nu er såret også varmt.').waitFor()
    const place = mette.getByRole('textbox', { name: /^Svar til/ })
    expect(await place.inputValue()).toBe('Vi kommer i eftermiddag.')
    await mette.getByRole('button', { name: 'Send svar' }).click()
    await mette.getByRole('article').getByText('Vi kommer i eftermiddag.').waitFor()
    expect(await mette.getByRole('textbox', { name: /^Skriv igen til/ }).inputValue()).toBe('')
    await mette.context().close()
  })

  test('a letter of psychiatry is written with a reason, and the doctor opens it with one', async () => {
    const sofie = await signInBrowser(browser, house, 'Sofie Lund')
    await sofie.goto(`${house.address}/borgere/${citizenId}/korrespondance/ny`)
    await sofie.getByRole('button', { name: /^Lægehuset Søborg Torv/ }).click()
    await sofie.getByLabel('Hvad handler det om?').selectOption({ label: 'Psykiatri, social, handicap' })
    await sofie
      .getByRole('textbox', { name: 'Hvorfor skriver du om det nu?' })
      .fill('Bruno bad os skrive til sin læge.')
    await sofie.getByRole('textbox', { name: 'Tekst' }).fill('Bruno er trist og sover dårligt.')
    await look(sofie, 'writing-of-psychiatry')
    await sofie.getByRole('button', { name: 'Send til Lægehuset Søborg Torv' }).click()
    // Sent, it is shut to its writer too, who does not work in psychiatry.
    await sofie.getByRole('button', { name: 'Åbn med begrundelse' }).waitFor()
    expect(await sofie.getByRole('button', { name: 'Videresend' }).count()).toBe(0)
    await sofie.context().close()

    const anne = await signInBrowser(browser, house, 'Anne Skov', phone)
    await anne.goto(`${house.address}/korrespondance`)
    await anne
      .getByRole('link', { name: /Bruno Test Elmer.*Hjertemedicinsk/ })
      .first()
      .click()
    const why = anne.getByRole('textbox', { name: 'Hvorfor har du brug for at læse det nu?' })
    await why.waitFor()
    expect(await anne.getByText('trist og sover dårligt').count()).toBe(0)
    expect(await anne.getByRole('button', { name: 'Send svar' }).count()).toBe(0)
    await look(anne, 'shut')
    await anne.getByRole('button', { name: 'Åbn med begrundelse' }).click()
    await anne.getByText('Skriv en begrundelse.').waitFor()
    await why.fill('Bruno kommer til samtale i dag.')
    await anne.getByRole('button', { name: 'Åbn med begrundelse' }).click()
    await anne.getByRole('article').getByText('trist og sover dårligt').waitFor()
    await look(anne, 'opened-with-a-reason')
    await anne.context().close()
  })
})
