import { replyToThread, type ThreadId, writeLetter } from '../server/modules/correspondence/index.ts'
import type { Shell } from '../server/platform/shell.ts'
import type { DemoCast } from './demo-wills.ts'
import { settled } from './settled.ts'

/** Sverre Test Mosebryggersen: home nursing and care come to him. */
const sverre = '0104909995'

/** Two threads in the middle of things: the own doctor has answered home nursing, and waits for an answer from them. By the use cases. */
export async function seedCorrespondence(shell: Shell, cast: DemoCast): Promise<void> {
  const { id: citizenId } = cast.citizen(sverre)
  const nurse = cast.professional('demo:mette-holm')
  const doctor = cast.professional('demo:anne-skov')
  const asked = settled(
    await writeLetter(shell, nurse, citizenId, {
      toUnitId: doctor.unitId,
      category: 'medicine',
      topic: 'Kvalme om morgenen',
      text: 'Sverre har haft kvalme i fire dage, mest om morgenen.\n\nKan det være den nye medicin?',
      attachments: [],
      answerWanted: 'by-setting',
    }),
    'a letter to the own doctor',
  )
  settled(
    await replyToThread(
      shell,
      { actor: doctor, citizenId, threadId: asked.threadId as ThreadId },
      {
        version: asked.version,
        text: 'Ja, det er set før. Giv den til aftensmaden i stedet, og skriv igen om en uge.\n\nVenlig hilsen\nAnne Skov',
        attachments: [],
        answerWanted: null,
      },
    ),
    'the doctor’s answer',
  )
  settled(
    await writeLetter(shell, doctor, citizenId, {
      toUnitId: nurse.unitId,
      category: 'nursing',
      topic: 'Vægt',
      text: 'Vil I veje Sverre ved næste besøg og skrive tallet til mig?',
      attachments: [],
      answerWanted: 'by-setting',
    }),
    'a letter to home nursing',
  )
}
