import { faultsAnywhere } from './anywhere.ts'
import { bundleFaults } from './bundle.ts'
import { communicationFaults } from './communication.ts'
import { encounterFaults } from './encounter.ts'
import { headerFaults } from './header.ts'
import type { FaultKind } from './kind.ts'
import { outcomeFaults } from './outcome.ts'
import { peopleFaults } from './people.ts'
import { provenanceFaults } from './provenance.ts'
import { reportFaults } from './report.ts'

/** Every kind of fault, in the order they are told. */
export const faultKinds: readonly FaultKind[] = [
  ...bundleFaults,
  ...headerFaults,
  ...peopleFaults,
  ...encounterFaults,
  ...provenanceFaults,
  ...communicationFaults,
  ...reportFaults,
  ...outcomeFaults,
  ...faultsAnywhere,
]
