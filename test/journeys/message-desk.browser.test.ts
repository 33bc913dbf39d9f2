import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { epoch, instant } from '../../kernel/instant.ts'
import { parseSor } from '../../kernel/organisation-number.ts'
import { demoUnits } from '../../seed/demo-units.ts'
import { writeNotification } from '../../seed/notification.ts'
import { findByCpr } from '../../server/modules/citizen/index.ts'
import { registerMailbox, sendLetter } from '../../server/modules/message/index.ts'
import { findUnitBySor } from '../../server/modules/organisation/index.ts'
import { findBarriers, isSideways } from '../support/barriers.ts'
import { launchBrowser } from '../support/browser.ts'
import { desktop, phone, signInBrowser, takePictures } from '../support/browser-person.ts'
import { deliver } from '../support/deliver.ts'
import { openHouse, quiet, type RunningHouse, runJobs } from '../support/house.ts'

// Dansk: Beskedvagten ser et brev, der ikke kom frem, prøver igen, sender det til en anden postkasse hos samme hospital, og tager sig af et brev, der ikke kunne læses.
const bruno = '2509479989'

describe('the message desk deals with letters that do not manage by themselves', () => {
  let house: RunningHouse
  let browser: Browser
  let ida: Page

  const settle = async () => {
    await quiet(house)
    await runJobs(house)
    await quiet(house)
  }
  /** The screen as it stands can be used by everybody, at the desk and on a phone. */
  const look = async (name: string) => {
    for (const [size, viewport] of Object.entries({ phone, desktop })) {
      await ida.setViewportSize(viewport)
      const message = `${name} on a ${size}`
      await expect.poll(() => isSideways(ida), { message, timeout: 20_000, interval: 500 }).toBe(false)
      await expect.poll(() => findBarriers(ida), { message, timeout: 20_000, interval: 500 }).toEqual([])
      await takePictures(browser, `${name}-${size}`)
    }
  }
  const numbersOf = (key: string) => {
    const unit = demoUnits.find((one) => one.key === key)
    const sor = parseSor(unit?.sor ?? '')
    if (unit?.gln === undefined || !sor.ok) throw new Error(`the demo has no mailbox ${key}`)
    return { gln: unit.gln, sor: sor.value, name: unit.name }
  }
  const idOf = async (key: string) => {
    const unit = await findUnitBySor(house.shell, numbersOf(key).sor)
    if (unit === undefined) throw new Error(`the demo has no unit ${key}`)
    return unit.id
  }
  const mailboxAt = (key: string) =>
    registerMailbox(house.shell, {
      gln: numbersOf(key).gln,
      adapter: 'memory',
      address: 'nobody-is-there',
      envelope: 'none',
      takes: [{ standard: 'care-communication', version: '5.0', format: 'json' }],
      by: 'a test',
    })

  beforeAll(async () => {
    house = await openHouse({ now: '2026-06-01T07:00:00.000Z', hasWeb: true })
    browser = await launchBrowser()
    for (const key of ['herlev-heart', 'herlev-coordination', '0230']) await mailboxAt(key)
    const citizenId = await findByCpr(house.shell, bruno)
    if (citizenId === undefined) throw new Error('Bruno is not here')
    const sent = await sendLetter(house.shell, {
      key: 'a test',
      askedBy: 'a test',
      citizenId,
      fromUnitId: await idOf('0159-nursing'),
      to: { unitId: await idOf('herlev-heart') },
      content: {
        standard: 'care-communication',
        activity: 'new',
        threadId: house.shell.ids.next<string>(),
        category: 'medicine',
        text: {
          id: house.shell.ids.next<string>(),
          author: { name: 'Mette Holm', role: { kind: 'text', text: 'Sygeplejerske' }, phone: '00000001' },
          text: 'Furix er sat op til 40 mg.',
        },
      },
    })
    if (!sent.ok) throw new Error(JSON.stringify(sent.refusal))
    for (let hours = 0; hours < 26; hours += 2) {
      await settle()
      house.clock.advance({ hours: 2 })
    }
    const { bytes } = await writeNotification(house.shell, {
      cprNumber: bruno,
      ward: 'herlev-heart',
      base: 'STIN',
      at: instant(epoch(house.clock.now()) - 60_000),
    })
    const unreadable = JSON.parse(Buffer.from(bytes).toString())
    for (const { resource } of unreadable.entry)
      if (resource.resourceType === 'Encounter') delete resource.class
    expect((await deliver(house.address, JSON.stringify(unreadable))).code).toBe('fatal-error')
    await settle()
    ida = await signInBrowser(browser, house, 'Ida Vest')
  }, 240_000)
  afterAll(async () => {
    await browser?.close()
    await house?.close()
  })

  test('a letter that did not arrive is tried again, and then sent to another mailbox of the same hospital', async () => {
    await ida.goto(`${house.address}/beskeder?vis=fejlet`)
    await ida.getByRole('link', { name: /^Korrespondance til Hjertemedicinsk/ }).click()
    const drawer = ida.getByRole('dialog')
    await drawer.getByText('Korrespondance, version 5.0, JSON').waitFor()
    await drawer.getByRole('button', { name: 'Send igen nu' }).click()
    await ida.getByText('Brevet bliver sendt igen').first().waitFor()

    await drawer.getByRole('button', { name: 'Send til en anden' }).click()
    await drawer.getByRole('button', { name: 'Send til den nye modtager' }).click()
    await drawer.getByText('Vælg, hvem der skal have brevet.').waitFor()
    const receiver = drawer.getByRole('combobox', { name: 'Ny modtager' })
    // Only those it may be sent to can be chosen: another municipality has a mailbox too, and is not told.
    await receiver.fill('Rudersdal')
    await ida.getByText('Ingen enhed passer').waitFor()
    await receiver.fill('Udskrivning')
    await ida.getByRole('option', { name: /Udskrivningskoordinationen, Herlev/ }).click()
    await look('desk-forward')
    await drawer
      .getByRole('textbox', { name: 'Hvorfor en anden?' })
      .fill('Afsnittets postkasse er ude af drift.')
    await drawer.getByRole('button', { name: 'Send til den nye modtager' }).click()
    await ida.getByText('Brevet er sendt til den nye modtager').first().waitFor()
    await drawer.getByText('Udskrivningskoordinationen, Herlev').first().waitFor()
    await look('desk-forwarded')
  })

  test('a letter that could not be read is read in again, and closed with what was done instead', async () => {
    await ida.goto(`${house.address}/beskeder?vis=venter`)
    await ida.getByRole('link', { name: 'Advis om sygehusophold' }).first().click()
    const drawer = ida.getByRole('dialog')
    await drawer.getByRole('button', { name: 'Læs brevet ind igen' }).click()
    await ida.getByText('Brevet er læst ind igen').first().waitFor()
    await drawer.getByText('Venter på en person').first().waitFor()
    await drawer.getByRole('button', { name: 'Luk med begrundelse' }).first().click()
    await drawer
      .getByRole('textbox', { name: 'Begrundelse' })
      .fill('Ringet til afdelingen: de sender et nyt.')
    await look('desk-parked')
    await drawer.getByRole('button', { name: 'Luk med begrundelse' }).last().click()
    await ida.getByText('Brevet er lukket').first().waitFor()
    await ida.keyboard.press('Escape')
    await ida.getByText('Ingen breve venter').waitFor()
    await look('desk-empty')
  })
})
