import { type Text, texts } from '../../../ui/text.tsx'

/** What ties a unit to a citizen, in a reader's words (content/access/evidence.yaml). */
const relationKindTexts: Readonly<Record<string, Text>> = texts({
  stay: { da: 'Ophold', en: 'Stay' },
  gp: { da: 'Egen læge', en: 'GP of record' },
  'nursing-home-doctor': { da: 'Plejehjemmets faste læge', en: 'The nursing home’s own doctor' },
  task: { da: 'Opgave', en: 'Task' },
  plan: { da: 'Plan', en: 'Plan' },
  care: { da: 'Pleje- eller sygeplejeforløb', en: 'Course of care' },
  gop: { da: 'Genoptræningsplan', en: 'Rehabilitation plan' },
  'chosen-supplier': { da: 'Valgt leverandør', en: 'Chosen supplier' },
  offer: { da: 'Tilbudt opgave', en: 'Offered task' },
  referral: { da: 'Henvisning', en: 'Referral' },
  appointment: { da: 'Aftale', en: 'Appointment' },
  roster: { da: 'Dagens liste', en: 'Today’s list' },
  'wound-case': { da: 'Telesårsag', en: 'Tele-wound case' },
  conference: { da: 'Videomøde', en: 'Video conference' },
  prescription: { da: 'Recept', en: 'Prescription' },
  window: { da: '72-timers ansvar', en: '72-hour responsibility' },
  notice: { da: 'Besked om indlæggelse', en: 'Notice of an admission' },
  declared: { da: 'Erklæret relation', en: 'Declared relation' },
  delegation: { da: 'Uddelegeret opgave', en: 'Delegated task' },
  'review-task': { da: 'Kontrolopgave', en: 'Review task' },
})

export function relationKindText(kind: string): Text {
  return relationKindTexts[kind] ?? { da: kind, en: kind }
}
