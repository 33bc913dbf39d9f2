import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  aarhus,
  anyEndings,
  anyLetters,
  disturbed,
  horsens,
  hour,
  letter,
  municipality,
} from './arbitrary.ts'
import { foldStay, lastSpell, responsiblePlace } from './fold-stay.ts'
import type { EndingByHand, NotificationBase } from './notification.ts'

function markOf(state: ReturnType<typeof foldStay>, letterId: string) {
  return state.history.find((line) => line.notification.letterId === letterId)?.mark
}

const endedByHand = (at: number): EndingByHand => ({
  id: `hand-${at}`,
  endedAt: hour(at),
  recordedAt: hour(at + 1),
  by: 'Hjemmesygeplejerske',
  unitId: municipality,
  reason: 'Borgeren er hjemme, ingen SLHJ modtaget',
})

describe('the present state comes from the times of the events', () => {
  test('given an acute arrival, then the citizen is acute ambulant', () => {
    expect(foldStay([letter('STAA', 0)]).status).toBe('acute-ambulant')
  })

  test('given an acute arrival that becomes an admission without an end between, then it is one stay, admitted', () => {
    const stay = foldStay([letter('STAA', 0), letter('STIN', 5, { periodStart: hour(5) })])
    expect(stay.status).toBe('admitted')
    expect(stay.spells).toHaveLength(1)
    expect(lastSpell(stay)?.startedAt).toBe(hour(0))
  })

  test('given leave and return, then the citizen is admitted and the leave is kept', () => {
    const stay = foldStay([
      letter('STIN', 0),
      letter('STOR', 10),
      letter('SLOR', 20, { leaveStart: hour(10) }),
    ])
    expect(stay.status).toBe('admitted')
    expect(lastSpell(stay)?.leaves).toEqual([{ from: hour(10), to: hour(20) }])
  })

  test('given leave, then the citizen is on leave until they return', () => {
    expect(foldStay([letter('STIN', 0), letter('STOR', 10)]).status).toBe('on-leave')
  })

  test('given a return from leave whose beginning never came, then the leave is known from the return', () => {
    const stay = foldStay([letter('STIN', 0), letter('SLOR', 20, { leaveStart: hour(10) })])
    expect(lastSpell(stay)?.leaves).toEqual([{ from: hour(10), to: hour(20) }])
  })

  test('given a citizen who goes home from leave, then the stay is over and so is the leave', () => {
    const stay = foldStay([letter('STIN', 0), letter('STOR', 10), letter('SLHJ', 30)])
    expect(stay.status).toBe('ended')
    expect(lastSpell(stay)?.leaves).toEqual([{ from: hour(10), to: hour(30) }])
  })

  test('given an admission that arrives after the discharge but happened before it, then the stay is over and has its start', () => {
    const alone = foldStay([letter('SLHJ', 30)])
    const both = foldStay([letter('SLHJ', 30), letter('STIN', 0)])
    expect(alone.status).toBe('ended')
    expect(lastSpell(alone)?.isStartImplied).toBe(true)
    expect(both.status).toBe('ended')
    expect(lastSpell(both)).toMatchObject({ startedAt: hour(0), endedAt: hour(30), isStartImplied: false })
  })

  test('given a citizen who dies on leave, then the stay ends with death', () => {
    const stay = foldStay([letter('STIN', 0), letter('STOR', 10), letter('MORS', 12)])
    expect(stay.status).toBe('dead')
    expect(lastSpell(stay)?.endedAt).toBe(hour(12))
  })

  test('given a citizen dead on arrival, then the stay starts and ends with the death', () => {
    const stay = foldStay([letter('MORS', 4, { periodStart: hour(4), class: 'EMER' })])
    expect(stay.status).toBe('dead')
    expect(lastSpell(stay)).toMatchObject({ startedAt: hour(4), endedAt: hour(4), ending: 'death' })
  })

  test('given a citizen dead on arrival after the arrival was told the same minute, then the citizen is dead', () => {
    const stay = foldStay([letter('MORS', 4, { periodStart: hour(4), class: 'EMER' }), letter('STAA', 4)])
    expect(stay.status).toBe('dead')
    expect(stay.spells).toHaveLength(1)
  })

  test('given a letter about a leave after death, then nothing changes and a person is asked to look', () => {
    const stay = foldStay([letter('STIN', 0), letter('MORS', 12), letter('STOR', 13)])
    expect(stay.status).toBe('dead')
    expect(stay.isAttentionNeeded).toBe(true)
    expect(markOf(stay, 'STOR-13')).toBe('without-effect')
  })

  test('given a citizen who comes back in the same episode after going home, then there are two spells', () => {
    const stay = foldStay([
      letter('STIN', 0),
      letter('SLHJ', 30),
      letter('STIN', 50, { periodStart: hour(50) }),
    ])
    expect(stay.status).toBe('admitted')
    expect(stay.spells.map((spell) => spell.endedAt)).toEqual([hour(30), undefined])
  })
})

describe('moves between hospitals', () => {
  test('given an admission from another hospital without a discharge, then it is the same stay and the new hospital has it', () => {
    const stay = foldStay([letter('STIN', 0), letter('STIN', 10, { place: horsens, periodStart: hour(10) })])
    expect(stay.spells).toHaveLength(1)
    expect(lastSpell(stay)?.places).toEqual([
      { place: aarhus, from: hour(0) },
      { place: horsens, from: hour(10) },
    ])
  })

  test('given a discharge and an arrival elsewhere in the same minute, then the citizen has arrived', () => {
    const stay = foldStay([
      letter('STIN', 10, { place: horsens, periodStart: hour(10) }),
      letter('SLHJ', 10),
      letter('STIN', 0),
    ])
    expect(stay.status).toBe('admitted')
    expect(lastSpell(stay)?.places.at(-1)?.place).toEqual(horsens)
  })

  test('given a discharge from a hospital whose admission never came, then that hospital had the citizen', () => {
    const stay = foldStay([letter('STIN', 0), letter('SLHJ', 30, { place: horsens, periodStart: hour(10) })])
    expect(lastSpell(stay)?.places.at(-1)).toEqual({ place: horsens, from: hour(10) })
  })

  test('given a discharge from another ward of the same hospital, then the discharging ward answers for the 72 hours', () => {
    const ward = { sor: '440001000016009', name: 'Geriatrisk afsnit G1' }
    const spell = lastSpell(foldStay([letter('STIN', 0), letter('SLHJ', 30, { place: ward })]))
    expect(spell?.places).toHaveLength(1)
    expect(spell && responsiblePlace(spell)).toEqual(ward)
  })
})

describe('corrections keep the original visible', () => {
  test.each([
    ['STAA', 0, 'acute-ambulant'],
    ['STIN', 0, 'admitted'],
    ['SLHJ', 30, 'ended'],
    ['MORS', 30, 'dead'],
    ['STOR', 10, 'on-leave'],
    ['SLOR', 20, 'admitted'],
  ] as const)(
    'given RE_%s, then the new time counts and the first is shown as corrected',
    (base, at, status) => {
      const before = isFirst(base) ? [] : [letter('STIN', 0), ...(base === 'SLOR' ? [letter('STOR', 5)] : [])]
      const original = letter(base, at)
      const correction = letter(base, at + 1, { change: 'correction', revises: original.letterId })
      const stay = foldStay([...before, original, correction])
      expect(stay.status).toBe(status)
      expect(markOf(stay, original.letterId)).toBe('corrected')
      expect(markOf(stay, correction.letterId)).toBe('in-force')
      expect(timesOf(stay)).toContain(hour(at + 1))
      expect(timesOf(stay)).not.toContain(hour(at))
    },
  )

  test('given a correction that arrives before its original, then it counts at once and still counts after', () => {
    const correction = letter('STIN', 2, { change: 'correction', revises: 'STIN-0', sentAt: hour(3) })
    const early = foldStay([correction])
    expect(early.status).toBe('admitted')
    expect(early.isAttentionNeeded).toBe(true)
    const late = foldStay([correction, letter('STIN', 0)])
    expect(lastSpell(late)?.startedAt).toBe(hour(2))
    expect(late.isAttentionNeeded).toBe(false)
    expect(markOf(late, 'STIN-0')).toBe('corrected')
  })

  test('given a correction of a correction, then only the newest counts', () => {
    const first = letter('STIN', 1, { change: 'correction', revises: 'STIN-0', sentAt: hour(5) })
    const second = letter('STIN', 2, { change: 'correction', revises: first.letterId, sentAt: hour(6) })
    const stay = foldStay([second, letter('STIN', 0), first])
    expect(stay.history.map((line) => line.mark)).toEqual(['corrected', 'corrected', 'in-force'])
    expect(lastSpell(stay)?.startedAt).toBe(hour(2))
  })

  test('given a correction of the hospital, then the other hospital never had the citizen', () => {
    const correction = letter('STIN', 0, {
      change: 'correction',
      revises: 'STIN-0',
      letterId: 'right-hospital',
      place: horsens,
      sentAt: hour(1),
    })
    expect(lastSpell(foldStay([letter('STIN', 0), correction]))?.places).toEqual([
      { place: horsens, from: hour(0) },
    ])
  })

  test('given a death on arrival that is told again with another time, then the second corrects the first', () => {
    const first = letter('MORS', 4, { periodStart: hour(4) })
    const second = letter('MORS', 3, { periodStart: hour(3), follows: first.letterId, sentAt: hour(5) })
    const stay = foldStay([first, second])
    expect(lastSpell(stay)).toMatchObject({ startedAt: hour(3), endedAt: hour(3), ending: 'death' })
    expect(markOf(stay, first.letterId)).toBe('corrected')
    expect(stay.isAttentionNeeded).toBe(false)
  })

  test('given a correction that names no letter, then it corrects the newest of its kind sent before it', () => {
    const correction = letter('SLHJ', 28, { change: 'correction', sentAt: hour(40) })
    const stay = foldStay([letter('STIN', 0), letter('SLHJ', 30), correction])
    expect(lastSpell(stay)?.endedAt).toBe(hour(28))
    expect(markOf(stay, 'SLHJ-30')).toBe('corrected')
  })

  function isFirst(base: NotificationBase): boolean {
    return base === 'STAA' || base === 'STIN'
  }

  function timesOf(stay: ReturnType<typeof foldStay>) {
    const spell = lastSpell(stay)
    return [spell?.startedAt, spell?.endedAt, ...(spell?.leaves ?? []).flatMap(({ from, to }) => [from, to])]
  }
})

describe('cancellations', () => {
  const cancel = (base: NotificationBase, at: number) =>
    letter(base, at, { change: 'cancellation', cancels: `${base}-${at}`, sentAt: hour(at + 1) })

  test('given AN_STIN, then the stay is cancelled and the citizen is active again', () => {
    const stay = foldStay([letter('STIN', 0), cancel('STIN', 0)])
    expect(stay.status).toBe('cancelled')
    expect(stay.spells).toEqual([])
    expect(markOf(stay, 'STIN-0')).toBe('cancelled')
    expect(markOf(stay, 'AN_STIN-0')).toBe('cancellation')
  })

  test('given AN_STAA, then the stay is cancelled', () => {
    expect(foldStay([letter('STAA', 0), cancel('STAA', 0)]).status).toBe('cancelled')
  })

  test('given an acute arrival whose admission is cancelled, then the citizen is acute ambulant again', () => {
    expect(foldStay([letter('STAA', 0), letter('STIN', 5), cancel('STIN', 5)]).status).toBe('acute-ambulant')
  })

  test('given AN_SLHJ, then the citizen is back in hospital', () => {
    expect(foldStay([letter('STIN', 0), letter('SLHJ', 30), cancel('SLHJ', 30)]).status).toBe('admitted')
  })

  test('given AN_MORS, then the citizen is alive and in hospital', () => {
    expect(foldStay([letter('STIN', 0), letter('MORS', 30), cancel('MORS', 30)]).status).toBe('admitted')
  })

  test('given AN_STOR, then the citizen has not been on leave', () => {
    const stay = foldStay([letter('STIN', 0), letter('STOR', 10), cancel('STOR', 10)])
    expect(stay.status).toBe('admitted')
    expect(lastSpell(stay)?.leaves).toEqual([])
  })

  test('given AN_SLOR, then the citizen is still on leave', () => {
    const stay = foldStay([letter('STIN', 0), letter('STOR', 10), letter('SLOR', 20), cancel('SLOR', 20)])
    expect(stay.status).toBe('on-leave')
  })

  test('given a cancellation of a corrected letter, then the whole event is gone', () => {
    const correction = letter('STIN', 1, { change: 'correction', revises: 'STIN-0', sentAt: hour(2) })
    const cancellation = letter('STIN', 1, {
      change: 'cancellation',
      cancels: correction.letterId,
      sentAt: hour(3),
    })
    expect(foldStay([cancellation, letter('STIN', 0), correction]).status).toBe('cancelled')
  })

  test('given a cancellation that arrives before what it cancels, then what comes after never counts', () => {
    expect(foldStay([cancel('STIN', 0)])).toMatchObject({ status: 'cancelled', isAttentionNeeded: true })
    expect(foldStay([cancel('STIN', 0), letter('STIN', 0)])).toMatchObject({
      status: 'cancelled',
      isAttentionNeeded: false,
    })
  })

  test('given a cancelled start and a letter that still speaks of the stay, then the stay is cancelled and a person looks', () => {
    const stay = foldStay([letter('STIN', 0), cancel('STIN', 0), letter('STOR', 10)])
    expect(stay.status).toBe('cancelled')
    expect(stay.isAttentionNeeded).toBe(true)
  })

  test('given a cancelled start and a new right one, then the new one counts', () => {
    expect(foldStay([letter('STIN', 0), cancel('STIN', 0), letter('STAA', 1)]).status).toBe('acute-ambulant')
  })
})

describe('a stay ended by a person', () => {
  test('given no discharge letter, when a person ends the stay, then it is over', () => {
    const stay = foldStay([letter('STIN', 0)], [endedByHand(30)])
    expect(stay.status).toBe('ended')
    expect(lastSpell(stay)?.ending).toBe('by-hand')
    expect(stay.endingsByHand[0]?.mark).toBe('in-force')
  })

  test('given a discharge letter after all, then the hospital knows the time', () => {
    const stay = foldStay([letter('STIN', 0), letter('SLHJ', 33)], [endedByHand(30)])
    expect(lastSpell(stay)).toMatchObject({ ending: 'home', endedAt: hour(33) })
    expect(stay.endingsByHand[0]?.mark).toBe('overtaken')
  })

  test('given the ward itself discharges, then it is the one the citizen went home from; undone, the citizen is there', () => {
    const discharged = { ...endedByHand(30), destination: 'nursing-home' as const }
    const stay = foldStay([letter('STIN', 0)], [discharged])
    expect(lastSpell(stay)).toMatchObject({ endedFrom: aarhus, destination: 'nursing-home' })
    const undone = { at: hour(31), by: 'Sofie Lund', reason: 'Forkert patient' }
    const back = foldStay([letter('STIN', 0)], [{ ...discharged, undone }])
    expect(back.status).toBe('admitted')
    expect(back.endingsByHand).toMatchObject([{ mark: 'undone', ending: { undone } }])
  })

  test('given the ward’s discharge and the hospital’s letter before or after it, then the letter says when and the ward where to', () => {
    const discharged = { ...endedByHand(30), destination: 'own-home' as const }
    for (const at of [29, 30, 33])
      expect(lastSpell(foldStay([letter('STIN', 0), letter('SLHJ', at)], [discharged]))).toMatchObject({
        ending: 'home',
        endedAt: hour(at),
        destination: 'own-home',
      })
    const onLeave = foldStay([letter('STIN', 0), letter('STOR', 33)], [discharged])
    expect(lastSpell(onLeave)?.destination).toBeUndefined()
  })

  test('given a leave that began after a person ended the stay, then the stay goes on', () => {
    expect(foldStay([letter('STIN', 0), letter('STOR', 33)], [endedByHand(30)]).status).toBe('on-leave')
  })

  test('given a new admission after a person ended the stay, then the first stay stays over', () => {
    const stay = foldStay(
      [letter('STIN', 0), letter('STIN', 50, { periodStart: hour(50) })],
      [endedByHand(30)],
    )
    expect(stay.spells.map((spell) => spell.endedAt)).toEqual([hour(30), undefined])
  })
})

describe('whatever the network does', () => {
  test('given any letters, in any order and any number, then the state is the same', () => {
    fc.assert(
      fc.property(
        fc.tuple(anyLetters, anyEndings).chain(([letters, endings]) =>
          fc.record({
            letters: fc.constant(letters),
            endings: fc.constant(endings),
            disturbedLetters: disturbed(letters),
            disturbedEndings: disturbed(endings),
          }),
        ),
        ({ letters, endings, disturbedLetters, disturbedEndings }) => {
          expect(foldStay(disturbedLetters, disturbedEndings)).toEqual(foldStay(letters, endings))
        },
      ),
      { numRuns: 2_000 },
    )
  })

  test('given any letters, then every letter is shown once in the history and spells follow each other', () => {
    fc.assert(
      fc.property(anyLetters, (letters) => {
        const stay = foldStay(letters)
        expect(stay.history).toHaveLength(letters.length)
        stay.spells.forEach((spell, index) => {
          const next = stay.spells[index + 1]
          if (spell.endedAt !== undefined) expect(spell.endedAt >= spell.startedAt).toBe(true)
          if (next !== undefined)
            expect(spell.endedAt !== undefined && spell.endedAt <= next.startedAt).toBe(true)
        })
      }),
      { numRuns: 2_000 },
    )
  })
})
