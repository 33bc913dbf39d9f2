import { type Text, texts } from '../ui/text.tsx'

/** What people do, as they call it themselves. A function we have no word for is shown as its unit alone. */
const functionTexts: Readonly<Record<string, Text>> = texts({
  'home-nurse': { da: 'Hjemmesygeplejerske', en: 'Home nurse' },
  'acute-nurse': { da: 'Akutsygeplejerske', en: 'Acute nurse' },
  'care-assistant': { da: 'Social- og sundhedsassistent', en: 'Health care assistant' },
  therapist: { da: 'Terapeut', en: 'Therapist' },
  assessor: { da: 'Visitator', en: 'Assessor' },
  'ward-nurse': { da: 'Sygeplejerske', en: 'Nurse' },
  'discharge-coordinator': { da: 'Udskrivningskoordinator', en: 'Discharge coordinator' },
  'hospital-doctor': { da: 'Læge', en: 'Doctor' },
  doctor: { da: 'Læge', en: 'Doctor' },
  'general-practitioner': { da: 'Praktiserende læge', en: 'General practitioner' },
  'practice-nurse': { da: 'Praksissygeplejerske', en: 'Practice nurse' },
  'clinic-staff': { da: 'Praksispersonale', en: 'Clinic staff' },
  'unit-leader': { da: 'Leder', en: 'Leader' },
  'duty-leader': { da: 'Vagthavende leder', en: 'Leader on duty' },
  'community-contact': { da: 'Kontaktperson i sundhedsfællesskabet', en: 'Contact in the health community' },
  'message-desk': { da: 'Beskedvagt', en: 'Message desk' },
  secretary: { da: 'Sekretær', en: 'Secretary' },
  secretariat: { da: 'Sekretariat', en: 'Secretariat' },
  'quality-lead': { da: 'Kvalitetsleder', en: 'Quality lead' },
  operator: { da: 'Drift', en: 'Operator' },
})

export function functionText(name: string): Text | undefined {
  return functionTexts[name]
}
