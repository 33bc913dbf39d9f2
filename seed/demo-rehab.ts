import { danishDateOf } from '../kernel/copenhagen-time.ts'
import type { RehabPlanId } from '../kernel/ids.ts'
import { assessFunction, doDeed, writePlan } from '../server/modules/rehab/index.ts'
import type { Shell } from '../server/platform/shell.ts'
import type { DemoCast } from './demo-wills.ts'
import { settled } from './settled.ts'

/** May June Test Moberg: her hip was operated on as an outpatient course ended today. */
const mayJune = '0108629996'

/**
 * A rehabilitation plan in the middle of things: sent by the hospital and received in Gladsaxe, with function seen two steps apart,
 * so that somebody has a difference to settle. All of it by the use cases.
 */
export async function seedRehabilitation(shell: Shell, cast: DemoCast): Promise<void> {
  const { id: citizenId } = cast.citizen(mayJune)
  const hospital = cast.professional('demo:lars-bruun')
  const therapist = cast.professional('demo:else-lauridsen')
  const written = settled(
    await writePlan(shell, hospital, citizenId, {
      stayId: null,
      content: {
        gopType: 'GENERAL_ADVANCED',
        mustBeAtHospital: false,
        functionBefore: 'Cyklede til arbejde og gik ture i skoven.',
        functionNow: 'Går 50 meter med to stokke. Klarer trapper med gelænder.',
        needs: 'Styrke i benet, balance og tryghed ved at gå ude.',
        whatToTrain: 'Gang uden stokke, trapper, rejse og sætte sig.',
        restrictions: 'Bøj ikke hoften over 90 grader i 12 uger.',
        wholeLifeNeeds: '',
        startNoLaterThan: null,
        startNotBefore: null,
        contactMunicipality: 'Træningsenheden, Gladsaxe',
        contactRegion: 'Udskrivningskoordinationen, Herlev',
      },
    }),
    'rehabilitation plan',
  )
  const planId = written.plans[0]?.planId as RehabPlanId
  const consent = { givenBy: 'citizen', representative: '', isToDoctor: true } as const
  settled(await doDeed(shell, { actor: hospital, citizenId, planId }, { deed: 'send', consent }), 'plan sent')
  settled(await doDeed(shell, { actor: therapist, citizenId, planId }, { deed: 'receive' }), 'plan received')
  const said = {
    assessedOn: danishDateOf(shell.clock.now()),
    trainingNeed: 'Gang og balance.',
    rehabNeed: '',
    potential: 'full',
  } as const
  settled(
    await assessFunction(
      shell,
      { actor: hospital, citizenId, planId },
      {
        ...said,
        function: 'Selvhjulpen på stuen.',
        domains: [
          { code: 'd450', qualifier: 1, note: 'På gangen med to stokke' },
          { code: 'd420', qualifier: 1, note: '' },
          { code: 'b280', qualifier: 2, note: 'Ved belastning' },
        ],
      },
    ),
    'assessment by the hospital',
  )
  settled(
    await assessFunction(
      shell,
      { actor: therapist, citizenId, planId },
      {
        ...said,
        function: 'Bruger meget kræfter hjemme.',
        domains: [
          { code: 'd450', qualifier: 3, note: 'Ude på ujævn vej' },
          { code: 'd420', qualifier: 1, note: '' },
          { code: 'd640', qualifier: 2, note: 'Kan ikke støvsuge' },
        ],
      },
    ),
    'assessment by the municipality',
  )
}
