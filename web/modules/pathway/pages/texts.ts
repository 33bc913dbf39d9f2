import { texts } from '../../../ui/text.tsx'

export const pathwayTexts = texts({
  plan: { da: 'Forløbsplan', en: 'Pathway plan' },
  day: { da: '{pathway}, dag {n}', en: '{pathway}, day {n}' },
  noPathway: { da: 'Intet forløb er i gang', en: 'No pathway is running' },
  running: { da: 'I gang', en: 'Running' },
  ended: { da: 'Afsluttet', en: 'Ended' },
  stopped: { da: 'Stoppet', en: 'Stopped' },
  readmitted: { da: 'Genindlæggelse inden for 30 dage', en: 'Readmission within 30 days' },
  stepWaiting: { da: 'Venter', en: 'Waiting' },
  stepOpen: { da: 'I gang', en: 'Open' },
  stepDone: { da: 'Udført', en: 'Done' },
  stepWithdrawn: { da: 'Bortfaldet', en: 'Withdrawn' },
  notCalled: { da: 'Ikke aktuelt endnu', en: 'Not called for yet' },
})
