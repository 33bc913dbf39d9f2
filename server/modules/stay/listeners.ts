import type { CitizenId } from '../../../kernel/ids.ts'
import type { DeliveredEvent, Listener } from '../../platform/outbox.ts'
import type { HospitalNotificationData } from '../message/index.ts'
import type { TaskFacts } from '../task/index.ts'
import { applyNotifications, type ToldNotification } from './use-cases/apply-notifications.ts'
import { reportService, sendAdmissionReports } from './use-cases/send-admission-reports.ts'
import { tellForms } from './use-cases/tell-forms.ts'
import { tellNeighbours } from './use-cases/tell-neighbours.ts'
import { tellPathway } from './use-cases/tell-pathway.ts'

/** A hospital has told of a stay. */
export const applyListener: Listener = {
  name: 'stay.apply-notifications',
  on: ['hospital-notification-received'],
  abreast: 2,
  async handle(shell, events: readonly DeliveredEvent[]) {
    const told = events.flatMap(({ citizenId, data }): ToldNotification[] =>
      citizenId === null ? [] : [{ citizenId, data: data as HospitalNotificationData }],
    )
    await applyNotifications(shell, told)
  },
}

/** A stay is not as it was: what happened, and whether the citizen lives, follow from it. */
export const tellListener: Listener = {
  name: 'stay.tell-neighbours',
  on: ['stay-changed'],
  async handle(shell, events: readonly DeliveredEvent[]) {
    const ids = events.flatMap(({ citizenId }): CitizenId[] => (citizenId === null ? [] : [citizenId]))
    await tellNeighbours(shell, [...new Set(ids)].toSorted())
  },
}

/** What the hospital told may call for something to be done, or for it no longer. */
export const toldListener: Listener = {
  name: 'stay.tell-pathway',
  on: ['stay-told', 'form-signed', 'form-entered-in-error'],
  async handle(shell, events: readonly DeliveredEvent[]) {
    const ids = events.flatMap(({ citizenId }): CitizenId[] => (citizenId === null ? [] : [citizenId]))
    await tellPathway(shell, [...new Set(ids)].toSorted())
  },
}

/** A document can be about a stay from when we know of it, and takes from it what need not be asked again. */
export const formsListener: Listener = {
  name: 'stay.tell-forms',
  on: ['stay-changed', 'stay-told', 'form-signed', 'form-entered-in-error'],
  async handle(shell, events: readonly DeliveredEvent[]) {
    const ids = events.flatMap(({ citizenId }): CitizenId[] => (citizenId === null ? [] : [citizenId]))
    await tellForms(shell, [...new Set(ids)].toSorted())
  },
}

/** A report is wanted of the municipality: what is told already goes at once. */
export const reportListener: Listener = {
  name: 'stay.send-admission-reports',
  on: ['task-opened'],
  handle: (shell, events: readonly DeliveredEvent[]) =>
    sendAdmissionReports(
      shell,
      events.flatMap(({ citizenId, data }) => {
        const { serviceCode, responsibleId, origin } = data as TaskFacts
        return citizenId === null || serviceCode !== reportService
          ? []
          : [{ citizenId, responsibleId, origin }]
      }),
    ),
}
