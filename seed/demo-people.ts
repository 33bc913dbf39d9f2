import type { DemoPerson } from '../server/modules/identity/index.ts'

/** A professional of the demo with roles in units named by their keys. */
export interface DemoProfessional extends DemoPerson {
  readonly roles: readonly { readonly unit: string; readonly function: string }[]
}

/** Made-up professionals; nobody by these names works there. */
export const demoProfessionals: readonly DemoProfessional[] = [
  {
    subject: 'demo:mette-holm',
    name: 'Mette Holm',
    title: 'Hjemmesygeplejerske, Gladsaxe Kommune',
    roles: [{ unit: '0159-nursing', function: 'home-nurse' }],
  },
  {
    subject: 'demo:lars-bruun',
    name: 'Lars Bruun',
    title: 'Udskrivningskoordinator, Herlev og Gentofte Hospital',
    roles: [{ unit: 'herlev-coordination', function: 'discharge-coordinator' }],
  },
  {
    subject: 'demo:anne-skov',
    name: 'Anne Skov',
    title: 'Praktiserende læge, Lægehuset Søborg Torv',
    roles: [{ unit: 'gp-soeborg', function: 'general-practitioner' }],
  },
  {
    subject: 'demo:sofie-lund',
    name: 'Sofie Lund',
    title: 'Sygeplejerske, Hjertemedicinsk Afsnit, Herlev',
    roles: [{ unit: 'herlev-heart', function: 'ward-nurse' }],
  },
  {
    subject: 'demo:karen-friis',
    name: 'Karen Friis',
    title: 'Leder af hjemmesygeplejen, Gladsaxe Kommune',
    roles: [{ unit: '0159-nursing', function: 'unit-leader' }],
  },
  {
    subject: 'demo:tove-nissen',
    name: 'Tove Nissen',
    title: 'Visitator i Gladsaxe og sygeplejerske i Gentofte (to roller)',
    roles: [
      { unit: '0159-assessment', function: 'assessor' },
      { unit: '0157-nursing', function: 'home-nurse' },
    ],
  },
  {
    subject: 'demo:ida-vest',
    name: 'Ida Vest',
    title: 'Beskedvagt, Gladsaxe Kommune',
    roles: [{ unit: '0159', function: 'message-desk' }],
  },
  {
    subject: 'demo:henrik-dam',
    name: 'Henrik Dam',
    title: 'Hjemmesygeplejerske, Esbjerg Kommune',
    roles: [{ unit: '0561-nursing', function: 'home-nurse' }],
  },
  {
    subject: 'demo:bente-krogh',
    name: 'Bente Krogh',
    title: 'Udskrivningskoordinator, Esbjerg Sygehus',
    roles: [{ unit: 'esbjerg-coordination', function: 'discharge-coordinator' }],
  },
  {
    subject: 'demo:jens-toft',
    name: 'Jens Toft',
    title: 'Praktiserende læge, Lægerne Torvegade, Esbjerg',
    roles: [{ unit: 'gp-esbjerg', function: 'general-practitioner' }],
  },
  {
    subject: 'demo:peter-gram',
    name: 'Peter Gram',
    title: 'Sekretariatet, Sundhedsfællesskab Midt',
    roles: [{ unit: 'secretariat-midt', function: 'secretariat' }],
  },
]

/** Citizens who can sign in to their own course of care. Official test persons. */
export const demoCitizenLogins: readonly DemoPerson[] = [
  {
    subject: 'demo:bruno-elmer',
    name: 'Bruno Test Elmer',
    title: 'Borger i Gladsaxe',
    cprNumber: '2509479989',
  },
  {
    subject: 'demo:nancy-berggren',
    name: 'Nancy Ann Test Berggren',
    title: 'Borger i Gentofte',
    cprNumber: '2512489996',
  },
]
