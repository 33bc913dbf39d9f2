/** What a sending did to the thread. Nothing is corrected or withdrawn in this standard. */
export type CareActivity = 'new' | 'reply' | 'forward'

export const careCategorySystem =
  'http://medcomfhir.dk/ig/terminology/CodeSystem/medcom-careCommunication-categoryCodes'

/** MedCom's categories with their Danish names. The list changes over time (terminology 2.0.2, 2026). */
export const careCategories = {
  'acute-ambulant': 'Akut ambulant',
  'alcohol-and-drug-treatment': 'Rusmiddelbehandling',
  'assistive-devices': 'Hjælpemidler',
  carecoordination: 'Forløbskoordinering',
  decease: 'Dødsfald',
  discharge: 'Udskrivelse',
  'examination-results': 'Undersøgelsessvar',
  'extended-care-responsibility': 'Udvidet behandlingsansvar',
  healthcare: 'Sundhedspleje',
  'home-care-assessment': 'Visitation',
  medicine: 'Medicin',
  nursing: 'Sygepleje',
  other: 'Andet',
  outpatient: 'Ambulant',
  'psychiatry-social-disability': 'Psykiatri, social, handicap',
  'regarding-referral': 'Vedr. henvisning',
  telemedicine: 'Telemedicin',
  training: 'Træning',
} as const satisfies Record<string, string>

export type CareCategory = keyof typeof careCategories

export function isCareCategory(code: string): code is CareCategory {
  return Object.hasOwn(careCategories, code)
}

/** Categories that came with version 5: a partner who takes version 4 only does not know them. */
const sinceFive: ReadonlySet<CareCategory> = new Set(['acute-ambulant', 'extended-care-responsibility'])

/** Whether a category may be sent in a version. */
export function isCategoryOf(version: 4 | 5, category: CareCategory): boolean {
  return version === 5 || !sinceFive.has(category)
}

/** MedCom's activity codes of the three activities. */
export const careActivityCodes: Readonly<Record<CareActivity, string>> = {
  new: 'new-message',
  reply: 'reply-message',
  forward: 'forward-message',
}

export function careActivityOf(code: string): CareActivity | undefined {
  switch (code) {
    case 'new-message':
      return 'new'
    case 'reply-message':
      return 'reply'
    case 'forward-message':
      return 'forward'
    default:
      return undefined
  }
}
